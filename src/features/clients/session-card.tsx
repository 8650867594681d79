import { ExpiryChip } from '#components/expiry-chip.tsx';
import { Moment } from '#components/moment.tsx';
import type { SessionRow } from '#domain/session-list.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';

import { SessionId, SessionUser } from './session-cells.tsx';

/** A session on three lines, for narrow screens. */
export function SessionCard({ row, now }: { row: SessionRow; now: EpochSeconds }) {
  const { session, expiry, others } = row;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2">
        <SessionUser session={session} />
        <SessionId session={session} />
        <span className="ml-auto shrink-0">
          {expiry && <ExpiryChip expiry={expiry} now={now} />}
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
      <span className="text-12 text-subtle truncate">
        {visibleText(session.ipAddress ?? '')}
        {others.length > 0 && ` · also ${others.length} more in this session`}
      </span>
    </span>
  );
}
