import type { LifetimeAxis } from './lifetime-axis.ts';
import { DAY, type EpochSeconds, type Seconds } from './time.ts';
import type { UserGrant } from './user-grants.ts';
import { LIFELINE_RANGES, type LifelineRange } from './user-page-search.ts';

const LENGTH: Record<LifelineRange, Seconds> = {
  '30d': 30 * DAY,
  '150d': 150 * DAY,
  '1y': 365 * DAY,
};

/** Where `now` stands if not all fits: what has been is mostly longer than what is left. */
const PAST_SHARE = 0.6;

/** Empty room at both ends, as a share of the whole. */
const MARGIN = 0.04;

/** The axis of a range: every start and every death is on it where the range is long enough. */
export function lifelineAxis(
  range: LifelineRange,
  grants: readonly UserGrant[],
  now: EpochSeconds,
): LifetimeAxis {
  const length = LENGTH[range];
  const { past, future } = extent(grants, now);
  if (!fits(range, grants, now)) {
    return { from: now - length * PAST_SHARE, to: now + length * (1 - PAST_SHARE) };
  }
  const from = now - past - (length - past - future) / 2;
  return { from, to: from + length };
}

/** The shortest range that has room for every start and every death; else the longest. */
export const fittingRange = (grants: readonly UserGrant[], now: EpochSeconds): LifelineRange =>
  LIFELINE_RANGES.find((range) => fits(range, grants, now)) ?? '1y';

function fits(range: LifelineRange, grants: readonly UserGrant[], now: EpochSeconds): boolean {
  const { past, future } = extent(grants, now);
  return past + future <= LENGTH[range] * (1 - 2 * MARGIN);
}

/** How far grants reach back from now and ahead. */
function extent(
  grants: readonly UserGrant[],
  now: EpochSeconds,
): { past: Seconds; future: Seconds } {
  let past = 0;
  let future = 0;
  for (const { session, expiry } of grants) {
    past = Math.max(past, now - session.startedAt);
    future = Math.max(future, (expiry?.latestAt ?? now) - now);
  }
  return { past, future };
}
