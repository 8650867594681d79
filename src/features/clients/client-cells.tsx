import { Link } from '@tanstack/react-router';

import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import type { ClientRow } from '#domain/client-list.ts';
import type { RealmClient } from '#domain/realm-client.ts';

interface ClientLinkProps {
  readonly row: ClientRow;
  readonly realm: string;
  readonly tabIndex: 0 | -1;
}

export function ClientLink({ row, realm, tabIndex }: ClientLinkProps) {
  const { clientId } = row.client;
  return (
    <Link
      to="/realms/$realm/clients/$clientId/sessions"
      params={{ realm, clientId }}
      tabIndex={tabIndex}
      className="rounded-chip text-12 hover:text-accent-text min-w-0 truncate font-mono font-medium hover:underline"
    >
      <ForeignText text={clientId} />
    </Link>
  );
}

export function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return <Unknown />;
  return <span className={count === 0 ? 'text-subtle' : ''}>{formatCount(count)}</span>;
}

export const Unknown = () => (
  <span className="text-subtle" title="Not known">
    —
  </span>
);

/** What kind of client it is, where that is out of the ordinary. */
export function ClientKind({ client }: { client: RealmClient }) {
  const words = [
    client.access === 'confidential' ? '' : client.access,
    client.enabled ? '' : 'disabled',
  ];
  return <span className="text-12 text-subtle">{words.filter(Boolean).join(', ')}</span>;
}
