import type { SessionFacts } from './session-filter.ts';
import type { SessionSet } from './session-set.ts';
import { SESSION_STATES } from './session-state.ts';
import { DAY, type Seconds } from './time.ts';

/** How many grants fall into each of some equal stretches of time, the first beginning at 0. */
export interface Histogram {
  readonly counts: Uint32Array;
  /** How long the stretches are together; what lies beyond is in the last one. */
  readonly spanSeconds: Seconds;
}

export interface SessionHistograms {
  /** By the time since the last refresh. */
  readonly idle: Histogram;
  /** Half of the grants have not been refreshed for longer. */
  readonly medianIdleSeconds: Seconds | undefined;
  /** By the time until they die; `byMax` are those of each stretch that die by a max. */
  readonly dies: Histogram;
  readonly diesByMax: Uint32Array;
  readonly dieWithinWeek: number;
  /** Those too that may live longer, because another client shares their session. */
  readonly mayDieWithinWeek: number;
}

const LIVE = SESSION_STATES.indexOf('live');
const WEEK: Seconds = 7 * DAY;
const BUCKETS = 40;
const FINE_BUCKETS = 4000;

/**
 * Folds the live grants of a set: how long they have been idle and when they die. `idleSpanSeconds`
 * is how long a grant can be idle at most.
 */
export function sessionHistograms(
  set: SessionSet,
  facts: SessionFacts,
  idleSpanSeconds: Seconds,
): SessionHistograms {
  const { isDropped, lastRefreshAt, length } = set;
  const { now, expiry, states } = facts;
  const span = Math.max(idleSpanSeconds, 60);
  const idle = new Uint32Array(BUCKETS);
  const fine = new Uint32Array(FINE_BUCKETS);
  const dies = new Uint32Array(BUCKETS);
  const diesByMax = new Uint32Array(BUCKETS);
  let live = 0;
  let dieWithinWeek = 0;
  let mayDieWithinWeek = 0;
  for (let row = 0; row < length; row += 1) {
    if (isDropped[row] === 1 || states[row]! !== LIVE) continue;
    live += 1;
    const idleShare = (now - lastRefreshAt[row]!) / span;
    idle[bucketOf(idleShare, BUCKETS)]! += 1;
    fine[bucketOf(idleShare, FINE_BUCKETS)]! += 1;
    if (!expiry) continue;
    const left = expiry.at[row]! - now;
    const bucket = bucketOf(left / span, BUCKETS);
    dies[bucket]! += 1;
    if (expiry.ruleOf[row]! >= 2) diesByMax[bucket]! += 1;
    if (left <= WEEK) mayDieWithinWeek += 1;
    if (expiry.latestAt[row]! - now <= WEEK) dieWithinWeek += 1;
  }
  return {
    idle: { counts: idle, spanSeconds: span },
    medianIdleSeconds: live === 0 ? undefined : medianOf(fine, live) * span,
    dies: { counts: dies, spanSeconds: span },
    diesByMax,
    dieWithinWeek,
    mayDieWithinWeek,
  };
}

const bucketOf = (share: number, buckets: number): number =>
  Math.min(buckets - 1, Math.max(0, Math.floor(share * buckets)));

/** Where half of the counts lie below, as a share of the whole span. */
function medianOf(counts: Uint32Array, total: number): number {
  let below = 0;
  for (const [bucket, count] of counts.entries()) {
    below += count;
    if (2 * below >= total) return (bucket + 0.5) / counts.length;
  }
  return 1;
}
