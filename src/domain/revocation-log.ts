import { itemAt } from './revocation-items.ts';
import {
  type JobKind,
  type JobState,
  type LogEntry,
  plannedJob,
  withItemState,
} from './revocation-state.ts';

/**
 * The job that a log tells of, after its tab or browser ended. What was written as sent and has no
 * result may have been sent or not; it waits, like all the rest, until somebody goes on with it.
 */
export function restoredJob(items: number, kind: JobKind, log: readonly LogEntry[]): JobState {
  let job = plannedJob(items);
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
