import { Moment } from '#components/moment.tsx';
import { SessionId, SessionUser } from '#components/session-cells.tsx';
import type { SessionRow } from '#domain/session-row.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';

import { DeathCell } from './death-cell.tsx';

interface SessionCardProps {
  readonly row: SessionRow;
  readonly now: EpochSeconds;
  readonly onExplain: () => void;
}

/** A session on three lines, for narrow screens. */
export function SessionCard({ row, now, onExplain }: SessionCardProps) {
  const { session, others } = row;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2">
        <SessionUser session={session} />
        <SessionId session={session} />
        <span className="ml-auto shrink-0">
          <DeathCell row={row} now={now} />
        </span>
      </span>
      <span className="text-12 text-muted flex justify-between gap-2">
        <span className="truncate">
          started <Moment at={session.startedAt} now={now} />
        </span>
        <span className="truncate">
          refreshed <Moment at={session.lastRefreshAt} now={now} />
        </span>
      </span>
      <span className="text-12 text-subtle flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">
          {[
            session.ipAddress && visibleText(session.ipAddress),
            others.length > 0 &&
              `also ${others.map(({ clientId }) => visibleText(clientId)).join(', ')}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <button
          type="button"
          aria-label={`Why and when the session ${visibleText(session.id).slice(0, 8)} dies`}
          onClick={onExplain}
          className="text-accent-text shrink-0 px-1 font-medium"
        >
          Why
        </button>
      </span>
    </span>
  );
}
