import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { GrantChip } from '#components/grant-chip.tsx';
import { LimitChip } from '#components/limit-chip.tsx';
import { Moment } from '#components/moment.tsx';
import type { RevocationTarget } from '#components/revocation.tsx';
import { RevokeButton } from '#components/revoke-button.tsx';
import { ruleWords } from '#components/rule-words.ts';
import { SessionId } from '#components/session-cells.tsx';
import type { EpochSeconds } from '#domain/time.ts';
import { byDeath, type UserGrant } from '#domain/user-grants.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { useMedia } from '#ui/use-media.ts';

interface GrantsTableProps {
  readonly realm: string;
  readonly grants: readonly UserGrant[];
  readonly now: EpochSeconds;
  readonly onRevoke: (target: RevocationTarget) => void;
}

/** A user may hold a thousand grants; the first to die are what is looked at. */
const SHOWN_AT_ONCE = 50;

/** Every grant of the user, the next to die first, with what it lives by and the way to revoke it. */
export function GrantsTable(props: GrantsTableProps) {
  const { grants, now } = props;
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const isNarrow = useMedia('(width < 1024px)');
  const shown = byDeath(grants, now).slice(0, limit);
  return (
    <section
      aria-label="Grants"
      className="rounded-card border-line bg-surface shadow-card shrink-0 overflow-hidden border"
    >
      {isNarrow ? (
        <ul aria-label="Grants" className="divide-line divide-y">
          {shown.map((grant) => (
            <GrantCard key={grant.id} {...props} grant={grant} />
          ))}
        </ul>
      ) : (
        <table className="w-full table-fixed text-left">
          <caption className="sr-only">Grants, the next to die first</caption>
          <thead className="bg-sunken border-line text-12 text-muted border-b">
            <tr>
              {COLUMNS.map(({ name, className }) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-2 py-1.5 font-normal first:pl-4 last:pr-4 ${className}`}
                >
                  {name}
                </th>
              ))}
              <th scope="col" className="w-28">
                <span className="sr-only">Revoke</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-line divide-y">
            {shown.map((grant) => (
              <GrantRow key={grant.id} {...props} grant={grant} />
            ))}
          </tbody>
        </table>
      )}
      {grants.length > limit && (
        <p className="border-line flex items-center gap-3 border-t px-4 py-2">
          <Button size="sm" onPress={() => setLimit(limit + SHOWN_AT_ONCE)}>
            Show {SHOWN_AT_ONCE} more
          </Button>
          <span className="text-subtle">
            {formatCount(limit)} of {counted(grants.length, 'grant')} shown
          </span>
        </p>
      )}
    </section>
  );
}

const COLUMNS = [
  { name: 'Client', className: '' },
  { name: 'Session', className: 'w-24' },
  { name: 'Started', className: 'w-24 text-right' },
  { name: 'Last refresh', className: 'w-28 text-right' },
  { name: 'Idle', className: 'w-52' },
  { name: 'Max', className: 'w-52' },
  { name: 'Dies in', className: 'w-44' },
];

interface GrantProps extends GrantsTableProps {
  readonly grant: UserGrant;
}

function GrantRow({ realm, grant, now, onRevoke }: GrantProps) {
  const { session, client, lifetime } = grant;
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className="truncate px-2 py-1 pl-4 font-normal">
        <ClientLink realm={realm} clientId={client.clientId} />
      </th>
      <td className="px-2">
        <SessionId session={session} />
      </td>
      <td className="px-2 text-right">
        <Moment at={session.startedAt} now={now} />
      </td>
      <td className="px-2 text-right">
        <Moment at={session.lastRefreshAt} now={now} />
      </td>
      <td className="px-2">
        {lifetime ? <LimitChip rule="idle" limit={lifetime.idle} /> : <Unknown />}
      </td>
      <td className="px-2">
        {lifetime ? <LimitChip rule="max" limit={lifetime.max} /> : <Unknown />}
      </td>
      <td className="px-2">
        <GrantChip grant={grant} now={now} />
      </td>
      <td className="px-2 py-1 pr-4 text-right">
        <RevokeGrant realm={realm} grant={grant} onRevoke={onRevoke} />
      </td>
    </tr>
  );
}

function GrantCard({ realm, grant, now, onRevoke }: GrantProps) {
  const { session, client, expiry } = grant;
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <span className="flex flex-wrap items-center gap-2">
        <ClientLink realm={realm} clientId={client.clientId} />
        <SessionId session={session} />
        <span className="ml-auto">
          <GrantChip grant={grant} now={now} />
        </span>
      </span>
      <span className="flex items-center gap-x-3">
        <span className="text-12 text-muted min-w-0 flex-1">
          started <Moment at={session.startedAt} now={now} />, refreshed{' '}
          <Moment at={session.lastRefreshAt} now={now} />
          {expiry && `, ${ruleWords(expiry.rule)}`}
        </span>
        <span className="-mr-2.5">
          <RevokeGrant realm={realm} grant={grant} onRevoke={onRevoke} />
        </span>
      </span>
    </li>
  );
}

type RevokeGrantProps = Pick<GrantProps, 'realm' | 'grant' | 'onRevoke'>;

function RevokeGrant({ realm, grant: { client, session }, onRevoke }: RevokeGrantProps) {
  return (
    <RevokeButton
      realm={realm}
      isQuiet
      label={`Revoke ${visibleText(client.clientId)} in session ${session.id.slice(0, 8)}…`}
      onPress={() => onRevoke({ sessions: [session], client, source: { kind: 'user' } })}
    >
      Revoke…
    </RevokeButton>
  );
}

function ClientLink({ realm, clientId }: { realm: string; clientId: string }) {
  return (
    <Link
      to="/realms/$realm/clients/$clientId/sessions"
      params={{ realm, clientId }}
      className="rounded-chip text-12 hover:text-accent-text min-w-0 truncate font-mono font-medium hover:underline"
    >
      <ForeignText text={clientId} />
    </Link>
  );
}

const Unknown = () => <span className="text-subtle">—</span>;
