import { ExpiryChip } from '#components/expiry-chip.tsx';
import { Moment } from '#components/moment.tsx';
import { ruleWords } from '#components/rule-words.ts';
import { SessionId, SessionUser } from '#components/session-cells.tsx';
import type { SessionRow } from '#domain/session-row.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';

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
        {[
          expiry && ruleWords(expiry.rule),
          session.ipAddress && visibleText(session.ipAddress),
          others.length > 0 &&
            `also ${others.map(({ clientId }) => visibleText(clientId)).join(', ')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
