import { Link } from '@tanstack/react-router';

import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { LimitChip } from '#components/limit-chip.tsx';
import type { ClientRow } from '#domain/client-list.ts';
import type { Column } from '#ui/table-model.ts';

import { OfflineAccessText } from './offline-access-text.tsx';

/** The columns of the list of clients; a link needs to know the realm. */
export function clientColumns(realm: string): Column<ClientRow>[] {
  return [
    {
      id: 'client',
      header: 'Client',
      width: 'minmax(180px, 2fr)',
      isSortable: true,
      cell: (row, tabIndex) => (
        <span className="flex min-w-0 items-center gap-2">
          <ClientLink row={row} realm={realm} tabIndex={tabIndex} />
          <span className="text-12 text-subtle">{accessWord(row)}</span>
        </span>
      ),
    },
    {
      id: 'sessions',
      header: 'Grants',
      width: 'minmax(80px, 110px)',
      align: 'end',
      isSortable: true,
      cell: ({ sessionCount }) => <Count count={sessionCount} />,
    },
    {
      id: 'access',
      header: 'Offline tokens',
      width: 'minmax(140px, 1fr)',
      isSortable: true,
      cell: ({ client }) => <OfflineAccessText client={client} />,
    },
    {
      id: 'idle',
      header: 'Effective idle',
      width: 'minmax(190px, 1fr)',
      isSortable: true,
      cell: ({ lifetime }) =>
        lifetime ? <LimitChip rule="idle" limit={lifetime.idle} /> : <Unknown />,
    },
    {
      id: 'max',
      header: 'Effective max',
      width: 'minmax(190px, 1fr)',
      isSortable: true,
      cell: ({ lifetime }) =>
        lifetime ? <LimitChip rule="max" limit={lifetime.max} /> : <Unknown />,
    },
  ];
}

/** The same on three lines, for narrow screens. */
export function ClientCard({ row, realm }: { row: ClientRow; realm: string }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2">
        <ClientLink row={row} realm={realm} tabIndex={0} />
        <span className="ml-auto">
          <Count count={row.sessionCount} />
        </span>
      </span>
      <span className="text-12 truncate">
        <OfflineAccessText client={row.client} />
      </span>
      {row.lifetime && (
        <span className="flex gap-4 overflow-hidden">
          <LimitChip rule="idle" limit={row.lifetime.idle} />
          <LimitChip rule="max" limit={row.lifetime.max} />
        </span>
      )}
    </span>
  );
}

interface ClientLinkProps {
  readonly row: ClientRow;
  readonly realm: string;
  readonly tabIndex: 0 | -1;
}

function ClientLink({ row, realm, tabIndex }: ClientLinkProps) {
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

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return <Unknown />;
  return <span className={count === 0 ? 'text-subtle' : ''}>{formatCount(count)}</span>;
}

const Unknown = () => (
  <span className="text-subtle" title="Not known">
    —
  </span>
);

function accessWord({ client }: ClientRow): string {
  const words = [
    client.access === 'confidential' ? '' : client.access,
    client.enabled ? '' : 'disabled',
  ];
  return words.filter(Boolean).join(', ');
}
