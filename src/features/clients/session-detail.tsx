import type { GrantPolicy } from '#domain/session-expiry.ts';
import type { SessionRow } from '#domain/session-row.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { Button } from '#ui/button.tsx';

import { ExplainPanel } from './explain-panel.tsx';

interface SessionDetailProps {
  /** Undefined where the list has no session of that id. */
  readonly row: SessionRow | undefined;
  /** Whether the list is read to its end. */
  readonly isWhole: boolean;
  readonly policy: GrantPolicy | undefined;
  readonly now: EpochSeconds;
  readonly onClose: () => void;
}

/** The session that the address names, explained beside the list, or why it cannot be. */
export function SessionDetail({ row, isWhole, policy, now, onClose }: SessionDetailProps) {
  if (row)
    return (
      <ExplainPanel key={row.session.id} row={row} policy={policy} now={now} onClose={onClose} />
    );
  return (
    <section
      aria-label="Why this session dies"
      className="rounded-card border-line bg-surface shadow-card flex w-80 shrink-0 flex-col items-start gap-3 border p-4 max-xl:fixed max-xl:right-4 max-xl:bottom-20 max-xl:z-30"
    >
      <p role="status">
        {isWhole
          ? 'This client holds no such session: it was revoked, has died, is past the realm’s idle, or there never was one.'
          : 'The session that was asked for is not among those read so far.'}
      </p>
      <Button size="sm" onPress={onClose}>
        Close
      </Button>
    </section>
  );
}
