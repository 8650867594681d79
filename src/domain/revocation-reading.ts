import type { ItemState } from './revocation-items.ts';
import {
  type JobState,
  pendingAgain,
  type Reading,
  type VerifiedTotals,
  withAllItems,
} from './revocation-state.ts';

/** Sent so often and listed still: a Keycloak before 24 says 204 and does nothing. */
const MOST_RETURNS_DONE = 2;
/** Of a row past a realm limit Keycloak says 404, however often, until its cleaner has passed. */
const MOST_RETURNS_GONE = 1;

/**
 * The job after its targets were read: what is listed is sent again, unless sending again has shown that
 * nothing comes of it; what is not listed has ended. A Keycloak that was away may have forgotten what it
 * had said before, so then everything listed is sent again.
 */
export function withReading(job: JobState, reading: Reading): JobState {
  const read = withAllItems(job, (state, item) =>
    reading.listed.has(item) ? stillListed(state, job) : notListed(state),
  );
  const next = { ...read, isReading: false, isUnsure: false, silencesInARow: 0, waits: 0 };
  if (next.counts.pending > 0) {
    return { ...next, kind: next.hold === undefined ? 'running' : 'paused' };
  }
  return { ...next, kind: 'finished', hold: undefined, totals: totalsOf(next, reading) };
}

function stillListed(state: ItemState, { isCancelled, isUnsure }: JobState): ItemState {
  switch (state.phase) {
    case 'sent':
      return isCancelled ? { ...pendingAgain(state), phase: 'skipped' } : pendingAgain(state);
    case 'done':
      if (!isCancelled && isUnsure) return pendingAgain(state);
      if (isCancelled || state.returns >= MOST_RETURNS_DONE) {
        return { ...pendingAgain(state), phase: 'failed', failure: { reason: 'still-listed' } };
      }
      return { ...pendingAgain(state), returns: state.returns + 1 };
    case 'gone':
      if (!isCancelled && isUnsure) return pendingAgain(state);
      if (isCancelled || state.returns >= MOST_RETURNS_GONE) return state;
      return { ...pendingAgain(state), returns: state.returns + 1 };
    case 'pending':
    case 'failed':
    case 'skipped':
      return state;
  }
}

function notListed(state: ItemState): ItemState {
  if (state.at === 'lost') return { ...pendingAgain(state), phase: 'done' };
  // Its answer was an error, and it has ended all the same.
  return state.phase === 'failed' ? { ...pendingAgain(state), phase: 'gone' } : state;
}

function totalsOf({ items }: JobState, { listed, newSince, readAt }: Reading): VerifiedTotals {
  let lingering = 0;
  let item = -1;
  for (const piece of items.pieces) {
    for (const { phase } of piece) {
      item += 1;
      if (phase === 'gone' && listed.has(item)) lingering += 1;
    }
  }
  const left = listed.size - lingering;
  return { gone: items.length - listed.size, left, lingering, newSince, readAt };
}
