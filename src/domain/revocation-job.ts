import { type ItemFailure, itemAt, type Phase } from './revocation-items.ts';
import { nextSteps, reading, waitingForAnswer } from './revocation-next.ts';
import { type AnswerKind, nextRevocationPace } from './revocation-pace.ts';
import { withReading } from './revocation-reading.ts';
import {
  type Hold,
  type JobCommand,
  type JobEvent,
  type JobState,
  type JobStep,
  pendingAgain,
  withAllItems,
  withItemState,
  withoutReady,
} from './revocation-state.ts';
import type { Seconds } from './time.ts';

/** The same item failed so often: it is given up. */
const MOST_FAILURES = 3;
/** So many failures in a row, and it is not the items that are wrong. */
const MOST_FAILURES_IN_A_ROW = 20;
/** So many silences in a row, and Keycloak is not there. */
const MOST_SILENCES_IN_A_ROW = 3;
/** Browsers do not show `Retry-After` across origins. */
const USUAL_WAIT_SECONDS = 2;
const MOST_WAIT_SECONDS = 600;

/**
 * The job after an event, and what is to be done now. Whoever runs it carries out the commands and comes
 * back with an event for each: `written` or `unwritable` for a write, an answer for each call, `read` or
 * `unread` for a reading, `waited` for a wait. What an item of a job does not wait for is ignored.
 */
export function step(job: JobState, event: JobEvent): JobStep {
  const commands: JobCommand[] = [];
  const { state, commands: further } = nextSteps(applied(job, event, commands));
  return { state, commands: [...commands, ...further] };
}

function applied(job: JobState, event: JobEvent, commands: JobCommand[]): JobState {
  switch (event.kind) {
    case 'start':
      return job.kind === 'planned' ? { ...job, kind: 'running' } : job;
    case 'pause':
      return held(job, { reason: 'asked' });
    case 'resume':
      return resumed(job, commands);
    case 'cancel':
      return cancelled(job);
    case 'retry':
      return retried(job, event.reason, commands);
    case 'written':
      return claimedNow(job);
    case 'unwritable':
      return unwritten(job);
    case 'waited':
      return waited(job, commands);
    case 'read':
      return job.isReading ? withReading(job, event.reading) : job;
    case 'unread':
      return job.isReading ? unread({ ...job, isReading: false }, event.reason, commands) : job;
    case 'answered':
    case 'failed':
    case 'slow-down':
    case 'lost':
    case 'refused':
      return itemAt(job.items, event.item).at === 'out' ? answered(job, event, commands) : job;
  }
}

type Answer = Extract<JobEvent, { readonly item: number }>;

function answered(job: JobState, event: Answer, commands: JobCommand[]): JobState {
  const pace = nextRevocationPace(job.pace, paceOf(event));
  const before = { ...job, out: job.out - 1, pace };
  const { item } = event;
  const state = itemAt(job.items, item);
  switch (event.kind) {
    case 'answered': {
      const next = ended(before, item, event.phase);
      return { ...next, silencesInARow: 0, failuresInARow: 0 };
    }
    case 'failed':
      return failed({ ...before, silencesInARow: 0 }, item, event.failure);
    case 'lost': {
      const next = withItemState(before, item, { ...state, at: 'lost' });
      const silencesInARow = job.silencesInARow + 1;
      const silent = { ...next, silencesInARow };
      return silencesInARow < MOST_SILENCES_IN_A_ROW
        ? silent
        : held(silent, { reason: 'unreachable' });
    }
    case 'slow-down': {
      const next = withItemState(before, item, pendingAgain(state));
      return slowedDown({ ...next, silencesInARow: 0 }, event.seconds, commands);
    }
    case 'refused':
      return held(withItemState(before, item, pendingAgain(state)), { reason: event.reason });
  }
}

const paceOf = (event: Answer): AnswerKind => {
  if (event.kind === 'slow-down' || event.kind === 'lost') return { kind: event.kind };
  return { kind: 'answered', millis: 'millis' in event ? event.millis : 0 };
};

function ended(job: JobState, item: number, phase: Phase, failure?: ItemFailure): JobState {
  const state = { ...pendingAgain(itemAt(job.items, item)), phase, ...(failure && { failure }) };
  return { ...withItemState(job, item, state), unsaved: [...job.unsaved, [item, state]] };
}

function failed(job: JobState, item: number, failure: ItemFailure): JobState {
  const state = itemAt(job.items, item);
  const failures = state.failures + 1;
  const failuresInARow = job.failuresInARow + 1;
  const next =
    failures < MOST_FAILURES
      ? withItemState(job, item, { ...pendingAgain(state), failures })
      : ended(job, item, 'failed', failure);
  const counted = { ...next, failuresInARow };
  return failuresInARow < MOST_FAILURES_IN_A_ROW
    ? counted
    : held({ ...counted, failuresInARow: 0 }, { reason: 'failing' });
}

function slowedDown(job: JobState, wanted: Seconds | undefined, commands: JobCommand[]): JobState {
  if (job.kind !== 'running' || job.hold) return job;
  const seconds = Math.min(MOST_WAIT_SECONDS, Math.max(1, wanted ?? USUAL_WAIT_SECONDS));
  commands.push({ kind: 'wait', seconds });
  return { ...job, hold: { reason: 'slow-down', seconds } };
}

/** Sends no more; what is out comes back. */
function held(job: JobState, hold: Hold): JobState {
  switch (job.kind) {
    case 'running':
      return { ...withoutReady(job), kind: 'stopping', hold };
    case 'stopping':
      return job.isCancelled ? job : { ...job, hold };
    case 'paused':
    case 'verifying':
      return { ...job, hold };
    case 'planned':
    case 'finished':
    case 'failed':
      return job;
  }
}

function resumed(job: JobState, commands: JobCommand[]): JobState {
  const next = { ...job, hold: undefined };
  if (job.kind === 'verifying') return next;
  if (job.kind !== 'paused') return job;
  if (job.isCancelled) return { ...next, kind: 'stopping' };
  // What was under way when it was lost is looked for before anything else is sent.
  const mustRead = (job.isUnsure || job.lost > 0) && !job.cannotRead;
  return mustRead ? reading(next, commands) : { ...next, kind: 'running' };
}

function cancelled(job: JobState): JobState {
  switch (job.kind) {
    case 'planned':
    case 'running':
    case 'paused':
    case 'stopping':
      return { ...withoutReady(job), kind: 'stopping', hold: undefined, isCancelled: true };
    case 'verifying':
      return { ...job, hold: undefined, isCancelled: true };
    case 'finished':
    case 'failed':
      return job;
  }
}

function retried(
  job: JobState,
  reason: ItemFailure['reason'] | undefined,
  commands: JobCommand[],
): JobState {
  if (job.kind !== 'finished' && job.kind !== 'paused') return job;
  const again = withAllItems(job, (state) =>
    state.phase === 'failed' && (reason === undefined || state.failure?.reason === reason)
      ? pendingAgain({ ...state, failures: 0, returns: 0 })
      : state,
  );
  if (again.counts.failed === job.counts.failed) return job;
  const next = { ...again, totals: undefined, failuresInARow: 0 };
  if (job.kind === 'paused') return resumed(next, commands);
  return { ...next, kind: 'running', isCancelled: false };
}

function claimedNow(job: JobState): JobState {
  const ready = [...job.ready, ...job.claiming];
  const next = { ...job, ready, claiming: [], isWriting: false };
  return job.kind === 'running' ? next : withoutReady(next);
}

function unwritten(job: JobState): JobState {
  const back = withoutReady({ ...job, ready: [...job.ready, ...job.claiming], claiming: [] });
  const next = { ...back, isWriting: false };
  return job.claiming.length > 0 ? held(next, { reason: 'storage' }) : next;
}

function waited(job: JobState, commands: JobCommand[]): JobState {
  if (job.hold?.reason === 'slow-down') return { ...job, hold: undefined };
  if (job.kind !== 'paused' || job.hold?.reason !== 'unreachable') return job;
  return reading({ ...job, hold: undefined }, commands);
}

type UnreadReason = Extract<JobEvent, { readonly kind: 'unread' }>['reason'];

function unread(job: JobState, reason: UnreadReason, commands: JobCommand[]): JobState {
  switch (reason) {
    case 'unreachable':
      return waitingForAnswer(job, commands);
    case 'signed-out':
      return { ...job, kind: 'paused', hold: { reason } };
    case 'forbidden':
      return unverified({ ...job, cannotRead: true });
    case 'missing':
      return { ...givenUp(job), kind: 'failed', hold: undefined };
  }
}

/** Nothing can be read, so what has no answer is sent until it has one. */
function unverified(job: JobState): JobState {
  if (job.isCancelled) return { ...givenUp(job), kind: 'finished' };
  const next = withAllItems(job, (state) => (state.at === 'lost' ? pendingAgain(state) : state));
  if (next.counts.pending === 0) return { ...next, kind: 'finished', hold: undefined };
  return { ...next, kind: next.hold === undefined ? 'running' : 'paused' };
}

/** What is not over will never be: what was not sent is skipped, of the rest nothing is known. */
const givenUp = (job: JobState): JobState =>
  withAllItems(job, (state) => {
    if (state.phase === 'pending') return { ...state, phase: 'skipped' };
    if (state.at !== 'lost') return state;
    return { ...pendingAgain(state), phase: 'failed', failure: { reason: 'unknown' } };
  });
