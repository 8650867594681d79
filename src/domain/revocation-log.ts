import { itemAt, type ItemState } from './revocation-items.ts';
import {
  type JobKind,
  type JobState,
  type LogEntry,
  plannedJob,
  withAllItems,
  withItemState,
} from './revocation-state.ts';

/**
 * The job that its results, if it was over once, and a log tells of, after its tab or browser ended. What was written as sent and has no
 * result may have been sent or not; it waits, like all the rest, until somebody goes on with it.
 */
export function restoredJob(
  items: number,
  kind: JobKind,
  log: readonly LogEntry[],
  results?: readonly ItemState[],
): JobState {
  let job = plannedJob(items);
  if (results) job = withAllItems(job, (state, item) => results[item] ?? state);
  if (kind === 'finished' || kind === 'failed') return { ...job, kind };
  for (const { changed, claimed, isCancelled } of log) {
    for (const [item, state] of changed) job = withItemState(job, item, state);
    for (const item of claimed) {
      job = withItemState(job, item, { ...itemAt(job.items, item), phase: 'sent', at: 'lost' });
    }
    job = { ...job, isCancelled };
  }
  if (kind === 'planned' && log.length === 0) return job;
  return { ...job, kind: 'paused', hold: { reason: 'reopened' }, isUnsure: true };
}

/** A log that tells of items as they are; empty where nothing was sent. */
export function logOf(states: readonly ItemState[]): LogEntry[] {
  const changed = states.flatMap((state, item) =>
    state.phase === 'pending' || state.phase === 'sent' ? [] : [[item, state] as const],
  );
  const claimed = states.flatMap(({ phase }, item) => (phase === 'sent' ? item : []));
  const isUntouched = changed.length === 0 && claimed.length === 0;
  return isUntouched ? [] : [{ changed, claimed, isCancelled: false }];
}
