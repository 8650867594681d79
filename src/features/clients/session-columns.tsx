import { ExpiryChip } from '#components/expiry-chip.tsx';
import { ForeignText } from '#components/foreign-text.tsx';
import { Moment } from '#components/moment.tsx';
import type { SessionRow } from '#domain/session-list.ts';
import type { EpochSeconds } from '#domain/time.ts';
import type { Column } from '#ui/table-model.ts';

import { SessionId, SessionUser } from './session-cells.tsx';

/** The columns of a client's list of sessions; ages are told as of `now`. */
export const sessionColumns = (now: EpochSeconds): Column<SessionRow>[] => [
  {
    id: 'user',
    header: 'User',
    width: 'minmax(140px, 2fr)',
    isSortable: true,
    cell: ({ session }) => <SessionUser session={session} />,
  },
  {
    id: 'session',
    header: 'Session',
    width: 'minmax(96px, 1fr)',
    isSortable: true,
    cell: ({ session }) => <SessionId session={session} />,
  },
  {
    id: 'address',
    header: 'Address',
    width: 'minmax(110px, 1fr)',
    isSortable: true,
    cell: ({ session }) =>
      session.ipAddress === undefined ? (
        <span className="text-subtle">—</span>
      ) : (
        <ForeignText text={session.ipAddress} className="text-muted truncate" />
      ),
  },
  {
    id: 'started',
    header: 'Started',
    width: 'minmax(110px, 1fr)',
    align: 'end',
    isSortable: true,
    cell: ({ session }) => <Moment at={session.startedAt} now={now} />,
  },
  {
    id: 'refreshed',
    header: 'Last refresh',
    width: 'minmax(110px, 1fr)',
    align: 'end',
    isSortable: true,
    cell: ({ session }) => <Moment at={session.lastRefreshAt} now={now} />,
  },
  {
    id: 'expires',
    header: 'Dies in',
    width: 'minmax(150px, 1fr)',
    isSortable: true,
    cell: ({ expiry }) =>
      expiry ? <ExpiryChip expiry={expiry} now={now} /> : <span className="text-subtle">—</span>,
  },
  {
    id: 'rule',
    header: 'By',
    width: 'minmax(96px, 120px)',
    cell: ({ expiry }) => (
      <span className="text-muted truncate">{expiry && byWords(expiry.rule)}</span>
    ),
  },
  {
    id: 'others',
    header: 'Also in session',
    width: 'minmax(130px, 1fr)',
    isSortable: true,
    cell: ({ others }) =>
      others.length === 0 ? (
        <span className="text-subtle">none</span>
      ) : (
        <ForeignText
          text={others.map(({ clientId }) => clientId).join(', ')}
          className="text-12 truncate font-mono"
        />
      ),
  },
];

const byWords = (rule: string): string =>
  rule.replace('session-', 'realm ').replace('client-', 'client ');
