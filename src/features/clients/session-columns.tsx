import { ForeignText } from '#components/foreign-text.tsx';
import { LifetimeAxisHead } from '#components/lifetime-axis-head.tsx';
import { LifetimeBar } from '#components/lifetime-bar.tsx';
import { Moment } from '#components/moment.tsx';
import { SessionId, SessionUser } from '#components/session-cells.tsx';
import type { LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { SessionRow } from '#domain/session-row.ts';
import { isGhost } from '#domain/session-state.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { Column } from '#ui/table-model.ts';

import { DeathCell } from './death-cell.tsx';
import { SessionStateText } from './session-state-text.tsx';

/** The columns that can be put away; who and when it dies are always there. */
export const HIDEABLE_COLUMNS = [
  'session',
  'address',
  'started',
  'refreshed',
  'lifetime',
  'others',
  'state',
] as const;
export type HideableColumn = (typeof HIDEABLE_COLUMNS)[number];

interface SessionColumnsOptions {
  readonly now: EpochSeconds;
  readonly axis: LifetimeAxis;
  readonly hidden: ReadonlySet<string>;
  readonly onExplain: (sessionId: string) => void;
}

/** The columns of a client's list of sessions; ages are told as of `now`. */
export const sessionColumns = (options: SessionColumnsOptions): Column<SessionRow>[] =>
  allColumns(options).filter(({ id }) => !options.hidden.has(id));

const allColumns = ({ now, axis, onExplain }: SessionColumnsOptions): Column<SessionRow>[] => [
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
    width: 'minmax(88px, 0.6fr)',
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
    width: 'minmax(92px, 0.7fr)',
    align: 'end',
    isSortable: true,
    cell: ({ session }) => <Moment at={session.startedAt} now={now} />,
  },
  {
    id: 'refreshed',
    header: 'Last refresh',
    width: 'minmax(104px, 0.7fr)',
    align: 'end',
    isSortable: true,
    cell: ({ session }) => <Moment at={session.lastRefreshAt} now={now} />,
  },
  {
    id: 'lifetime',
    header: 'Lifetime',
    head: <LifetimeAxisHead axis={axis} now={now} />,
    width: 'minmax(200px, 2fr)',
    cell: ({ session, expiry, ends, state }) =>
      expiry &&
      ends && (
        <LifetimeBar
          axis={axis}
          now={now}
          startedAt={session.startedAt}
          lastRefreshAt={session.lastRefreshAt}
          expiry={expiry}
          ends={ends}
          isDead={isGhost(state)}
        />
      ),
  },
  {
    id: 'expires',
    header: 'Dies in',
    width: 'minmax(200px, 1fr)',
    isSortable: true,
    cell: (row) => <DeathCell row={row} now={now} />,
  },
  {
    id: 'others',
    header: 'Also kills',
    width: 'minmax(90px, 0.8fr)',
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
  {
    id: 'state',
    header: 'State',
    width: 'minmax(110px, 0.8fr)',
    isSortable: true,
    cell: (row) => <SessionStateText row={row} />,
  },
  {
    id: 'explain',
    header: 'Why',
    width: '60px',
    cell: ({ session }, tabIndex) => (
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={`Why and when the session ${visibleText(session.id).slice(0, 8)} dies`}
        onClick={() => onExplain(session.id)}
        className="rounded-control text-subtle hover:bg-active hover:text-text flex size-7 items-center justify-center font-semibold"
      >
        ?
      </button>
    ),
  },
];
