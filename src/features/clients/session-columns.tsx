import { ExpiryChip } from '#components/expiry-chip.tsx';
import { ForeignText } from '#components/foreign-text.tsx';
import { LifetimeAxisHead } from '#components/lifetime-axis-head.tsx';
import { LifetimeBar } from '#components/lifetime-bar.tsx';
import { Moment } from '#components/moment.tsx';
import { ruleWords } from '#components/rule-words.ts';
import { SessionId, SessionUser } from '#components/session-cells.tsx';
import type { LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { SessionRow } from '#domain/session-list.ts';
import type { EpochSeconds } from '#domain/time.ts';
import type { Column } from '#ui/table-model.ts';

interface SessionColumnsOptions {
  readonly now: EpochSeconds;
  /** The axis of the lifetime bars; without one, where there is no room, the bars are left out. */
  readonly axis: LifetimeAxis | undefined;
}

/** The columns of a client's list of sessions; ages are told as of `now`. */
export const sessionColumns = ({ now, axis }: SessionColumnsOptions): Column<SessionRow>[] => [
  {
    id: 'user',
    header: 'User',
    width: 'minmax(130px, 1.4fr)',
    isSortable: true,
    cell: ({ session }) => <SessionUser session={session} />,
  },
  {
    id: 'session',
    header: 'Session',
    width: 'minmax(88px, 0.7fr)',
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
  ...(axis ? [lifetimeColumn(axis, now)] : []),
  {
    id: 'expires',
    header: 'Dies in',
    width: 'minmax(190px, 1fr)',
    isSortable: true,
    cell: ({ expiry }) =>
      expiry ? (
        <span className="flex min-w-0 items-center gap-2">
          <ExpiryChip expiry={expiry} now={now} />
          <span className="text-12 text-subtle truncate">{ruleWords(expiry.rule)}</span>
        </span>
      ) : (
        <span className="text-subtle">—</span>
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

const lifetimeColumn = (axis: LifetimeAxis, now: EpochSeconds): Column<SessionRow> => ({
  id: 'lifetime',
  header: 'Lifetime',
  head: <LifetimeAxisHead axis={axis} now={now} />,
  width: 'minmax(200px, 2fr)',
  cell: ({ session, expiry, ends }) =>
    expiry &&
    ends && (
      <LifetimeBar
        axis={axis}
        now={now}
        startedAt={session.startedAt}
        lastRefreshAt={session.lastRefreshAt}
        expiry={expiry}
        ends={ends}
      />
    ),
});
