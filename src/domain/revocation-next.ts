import { itemAt } from './revocation-items.ts';
import {
  type JobCommand,
  type JobState,
  type JobStep,
  withAllItems,
  withItemState,
} from './revocation-state.ts';

/** So many times the calls at once are written as sent in one go: writing must never hold up sending. */
const CLAIM_ROUNDS = 4;
const MOST_WAIT_SECONDS = 30;

/** What a job does of itself in the state it is in, and the state it is in then. */
export function nextSteps(job: JobState): JobStep {
  const commands: JobCommand[] = [];
  const sending = isSending(job) ? claimed(sent(job, commands)) : job;
  return { state: settled(written(sending, commands), commands), commands };
}

const isSending = ({ kind, hold }: JobState): boolean => kind === 'running' && hold === undefined;

/** Goes on to what comes next once nothing is under way. */
function settled(job: JobState, commands: JobCommand[]): JobState {
  if (job.out > 0 || job.isWriting) return job;
  if (job.kind === 'stopping') {
    if (job.isCancelled) return cancelled(job, commands);
    if (job.hold?.reason === 'unreachable') return waitingForAnswer(job, commands);
    return { ...job, kind: 'paused' };
  }
  // Nothing is out, so nothing is ready either: it would have been sent.
  if (!isSending(job) || job.counts.pending > 0) return job;
  return job.cannotRead ? { ...job, kind: 'finished' } : reading(job, commands);
}

function cancelled(job: JobState, commands: JobCommand[]): JobState {
  const rest = withAllItems(job, (state) =>
    state.phase === 'pending' ? { ...state, phase: 'skipped' } : state,
  );
  const next = { ...rest, hold: undefined };
  if (next.counts.skipped === next.items.length) return { ...next, kind: 'finished' };
  return next.cannotRead ? { ...next, kind: 'finished' } : reading(next, commands);
}

/** Reads the targets again. */
export function reading(job: JobState, commands: JobCommand[]): JobState {
  commands.push({ kind: 'read' });
  return { ...job, kind: 'verifying', isReading: true };
}

/** Waits before Keycloak is asked again, longer each time. What it had answered may be lost by then. */
export function waitingForAnswer(job: JobState, commands: JobCommand[]): JobState {
  const seconds = Math.min(MOST_WAIT_SECONDS, 2 ** job.waits);
  commands.push({ kind: 'wait', seconds });
  const hold = { reason: 'unreachable', seconds } as const;
  return { ...job, kind: 'paused', isUnsure: true, waits: job.waits + 1, hold };
}

function sent(job: JobState, commands: JobCommand[]): JobState {
  let now = job;
  for (const item of job.ready.slice(0, Math.max(0, job.pace.parallel - job.out))) {
    commands.push({ kind: 'send', item });
    now = withItemState(now, item, { ...itemAt(now.items, item), at: 'out' });
  }
  const count =
    now.items === job.items ? 0 : Math.min(job.ready.length, job.pace.parallel - job.out);
  return { ...now, ready: job.ready.slice(count), out: job.out + count };
}

/** Takes the next items to be written as sent, when what is ready runs low. */
function claimed(job: JobState): JobState {
  const { parallel } = job.pace;
  if (job.isWriting || job.ready.length >= parallel || job.counts.pending === 0) return job;
  let now = job;
  let { cursor } = job;
  const claiming: number[] = [];
  for (; cursor < job.items.length && claiming.length < CLAIM_ROUNDS * parallel; cursor += 1) {
    const state = itemAt(now.items, cursor);
    if (state.phase !== 'pending') continue;
    claiming.push(cursor);
    now = withItemState(now, cursor, { ...state, phase: 'sent', at: 'ready' });
  }
  return { ...now, cursor, claiming };
}

/** One transaction at a time: what was answered since the last one, and what is to be sent next. */
function written(job: JobState, commands: JobCommand[]): JobState {
  const { isWriting, claiming, unsaved, isCancelled } = job;
  const isLeft = unsaved.length > 0 && (!isSending(job) || job.counts.pending === 0);
  if (isWriting || (claiming.length === 0 && !isLeft)) return job;
  commands.push({ kind: 'write', entry: { changed: unsaved, claimed: claiming, isCancelled } });
  return { ...job, isWriting: true, unsaved: [] };
}
