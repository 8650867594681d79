import type { EpochSeconds } from './time.ts';

/** The span of time that all lifetime bars of a table share. */
export interface LifetimeAxis {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/**
 * The axis from the oldest start to the latest death of some rows, with now somewhere on it. `deaths`
 * may be missing; what is no time, or lies before 1970 or centuries ahead, is left out: one odd row
 * must not make the bars of all others too small to see.
 */
export function lifetimeAxis(
  rows: Uint32Array,
  starts: Float64Array,
  deaths: Float64Array | undefined,
  now: EpochSeconds,
): LifetimeAxis {
  let from = now;
  let to = now + 1;
  for (const row of rows) {
    const start = starts[row] ?? now;
    if (start > OLDEST && start < from) from = start;
    const death = deaths?.[row] ?? now;
    if (death < NEWEST && death > to) to = death;
  }
  return { from, to };
}

/** Keycloak's first release, in 2014, knew no offline sessions yet. */
const OLDEST: EpochSeconds = 1_388_534_400;
const NEWEST: EpochSeconds = 4_294_967_295;

/** Where a moment stands on an axis, in percent; moments outside stand at its ends. */
export function axisPercent({ from, to }: LifetimeAxis, at: EpochSeconds): number {
  const percent = (100 * (at - from)) / (to - from);
  return Math.min(100, Math.max(0, percent));
}
