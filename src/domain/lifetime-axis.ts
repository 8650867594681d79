import type { SessionRow } from './session-list.ts';
import type { EpochSeconds } from './time.ts';

/** The span of time that all lifetime bars of a table share. */
export interface LifetimeAxis {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/** The axis from the oldest start to the latest death of some rows, with now somewhere on it. */
export function lifetimeAxis(rows: readonly SessionRow[], now: EpochSeconds): LifetimeAxis {
  let from = now;
  let to = now + 1;
  for (const { session, expiry } of rows) {
    from = Math.min(from, session.startedAt);
    to = Math.max(to, expiry?.latestAt ?? now);
  }
  return { from, to };
}

/** Where a moment stands on an axis, in percent; moments outside stand at its ends. */
export function axisPercent({ from, to }: LifetimeAxis, at: EpochSeconds): number {
  const percent = (100 * (at - from)) / (to - from);
  return Math.min(100, Math.max(0, percent));
}
