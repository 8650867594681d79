import { ExpiryChip, GhostChip } from '#components/expiry-chip.tsx';
import { ruleWords } from '#components/rule-words.ts';
import type { SessionRow } from '#domain/session-row.ts';
import { isGhost } from '#domain/session-state.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { STATE_WORDS } from './state-words.ts';

interface DeathCellProps {
  readonly row: SessionRow;
  readonly now: EpochSeconds;
}

/** When a grant dies and by which rule, or what killed it before its time. */
export function DeathCell({ row: { state, expiry }, now }: DeathCellProps) {
  if (isGhost(state) && !state.startsWith('past-')) {
    const { short, why } = STATE_WORDS[state];
    return (
      <span title={why} className="inline-flex">
        <GhostChip>dead: {short}</GhostChip>
      </span>
    );
  }
  if (!expiry) return <span className="text-subtle">—</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ExpiryChip expiry={expiry} now={now} />
      <span className="text-12 text-subtle truncate">{ruleWords(expiry.rule)}</span>
    </span>
  );
}
