import { step } from './revocation-job.ts';
import { restoredJob } from './revocation-log.ts';
import { PHASES } from './revocation-packing.ts';
import {
  type JobCommand,
  type JobEvent,
  type JobState,
  type LogEntry,
  plannedJob,
} from './revocation-state.ts';

/** What may happen, as long as there are random decisions left. */
export interface Chances {
  /** Failures, silences, pleas to slow down, refusals, full disks. */
  readonly faults: boolean;
  /** Pauses, and a cancel. */
  readonly people: boolean;
  /** The browser ends and begins again with what is on disk. */
  readonly crashes: boolean;
  /** Keycloak ends, forgets what it did last, and begins again. */
  readonly restarts: boolean;
  readonly everyAnswer?: (item: number) => JobEvent;
  /** Keycloak says 204 and does nothing. */
  readonly hasNoEffect?: boolean;
}

export interface Simulation {
  readonly job: () => JobState;
  readonly runToTheEnd: () => void;
  readonly runUntil: (isThere: (job: JobState) => boolean) => void;
  /** The items that the server still lists. */
  readonly listed: () => ReadonlySet<number>;
  readonly isZombie: (item: number) => boolean;
  readonly sends: () => number;
  /** What is on disk. */
  readonly log: () => readonly LogEntry[];
}

const MOST_STEPS = 5000;

function promise(isKept: boolean, what: string): void {
  if (!isKept) throw new Error(`A job ${what}`);
}

/**
 * A browser, a disk and a Keycloak around the steps of a job. It checks after every one that the job
 * keeps its promises. Items below `zombies` are rows of which Keycloak says 404 and lists them still.
 */
export function createSimulation(
  size: number,
  decisions: readonly number[],
  chances: Chances,
  zombies = 0,
): Simulation {
  let job = plannedJob(size);
  let waiting: JobCommand[] = [];
  const disk: LogEntry[] = [];
  let sends = 0;
  const live = new Set(Array.from({ length: size }, (_, item) => item));
  /** What a restart may bring back. */
  let fresh: number[] = [];
  const answeredFor = new Set<number>();
  const written = new Set<number>();
  const choices = decisions.values();

  const choose = (): number | undefined => {
    const { value, done } = choices.next();
    return done ? undefined : value;
  };

  function dispatch(event: JobEvent) {
    const next = step(job, event);
    job = next.state;
    waiting.push(...next.commands);
    const sent = next.commands.filter((command) => command.kind === 'send');
    for (const { item } of sent) checkSend(item);
    const isAllowed = sent.length === 0 || job.out <= job.pace.parallel;
    promise(isAllowed, 'never has more out than its pace allows');
    check();
  }

  function checkSend(item: number) {
    sends += 1;
    promise(written.delete(item), 'is on disk before it is sent');
    promise(!answeredFor.has(item), 'is not sent after a known answer');
  }

  function check() {
    const counts = { send: 0, write: 0, read: 0, wait: 0 };
    for (const { kind } of waiting) counts[kind] += 1;
    promise(job.out === counts.send, 'knows what is out');
    promise(counts.write <= 1, 'writes one thing at a time');
    promise(counts.read <= 1, 'reads one thing at a time');
    const counted = { pending: 0, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 };
    for (const { phase } of job.items.pieces.flat()) counted[phase] += 1;
    for (const phase of PHASES) promise(job.counts[phase] === counted[phase], `counts ${phase}`);
    const sent = job.claiming.length + job.ready.length + job.out + job.lost;
    promise(counted.sent === sent, 'knows where each sent item stands');
  }

  function execute(item: number): 'done' | 'gone' {
    if (item < zombies || !live.has(item)) return 'gone';
    if (chances.hasNoEffect !== true) {
      live.delete(item);
      fresh.push(item);
    }
    return 'done';
  }

  function answer(item: number, choice: number | undefined): JobEvent {
    if (chances.everyAnswer) return chances.everyAnswer(item);
    if (chances.faults && choice !== undefined) {
      if (choice < 8) {
        execute(item);
        return { kind: 'lost', item };
      }
      if (choice < 14) return { kind: 'lost', item };
      if (choice < 22) {
        return { kind: 'failed', item, failure: { reason: 'server', status: 500 }, millis: 5 };
      }
      if (choice < 26) return { kind: 'slow-down', item, seconds: undefined };
      if (choice < 28) return { kind: 'refused', item, reason: 'signed-out' };
    }
    const phase = execute(item);
    answeredFor.add(item);
    return { kind: 'answered', item, phase, millis: choice === undefined ? 10 : choice * 40 };
  }

  function read(choice: number | undefined): JobEvent {
    if (chances.faults && choice !== undefined && choice < 15) {
      return { kind: 'unread', reason: choice < 5 ? 'signed-out' : 'unreachable' };
    }
    // What a reading finds may be sent again.
    for (const item of live) answeredFor.delete(item);
    return { kind: 'read', reading: { listed: new Set(live), newSince: 0, readAt: 1 } };
  }

  function write(entry: LogEntry, choice: number | undefined): JobEvent {
    if (chances.faults && choice !== undefined && choice < 5) return { kind: 'unwritable' };
    disk.push(entry);
    for (const item of entry.claimed) written.add(item);
    return { kind: 'written' };
  }

  /** Keycloak on H2 had answered 146 deletes when it was killed; 22 of them were back. */
  function restart() {
    for (const item of fresh.splice(-3)) live.add(item);
    fresh = [];
    answeredFor.clear();
    // What was out is cut off, and nothing is sent in between.
    const out = waiting.filter((command) => command.kind === 'send');
    for (const command of out) {
      waiting = waiting.filter((other) => other !== command);
      dispatch({ kind: 'lost', item: command.item });
    }
  }

  function crash() {
    const isOver = job.kind === 'finished' || job.kind === 'failed';
    if (isOver) return;
    for (const command of waiting) {
      if (command.kind !== 'send') continue;
      // Some of the calls that were out were carried out all the same.
      if (command.item % 2 === 0) execute(command.item);
    }
    waiting = [];
    answeredFor.clear();
    written.clear();
    job = restoredJob(size, job.kind, disk);
  }

  function person(choice: number): boolean {
    if (!chances.people) return false;
    if (choice < 4) dispatch({ kind: 'pause' });
    else if (choice === 4) dispatch({ kind: 'cancel' });
    else if (choice < 8) dispatch({ kind: 'resume' });
    else return false;
    return true;
  }

  function advance() {
    const choice = choose();
    if (choice !== undefined) {
      if (chances.crashes && choice > 96) {
        crash();
        return;
      }
      if (chances.restarts && choice === 96) {
        restart();
        return;
      }
      if (person(choice)) return;
    }
    if (waiting.length === 0) {
      dispatch({ kind: job.kind === 'planned' ? 'start' : 'resume' });
      return;
    }
    const [command] = waiting.splice((choose() ?? 0) % waiting.length, 1);
    if (command) carryOut(command, choose());
  }

  function carryOut(command: JobCommand, choice: number | undefined) {
    switch (command.kind) {
      case 'send':
        dispatch(answer(command.item, choice));
        break;
      case 'read':
        dispatch(read(choice));
        break;
      case 'write':
        dispatch(write(command.entry, choice));
        break;
      case 'wait':
        dispatch({ kind: 'waited' });
        break;
    }
  }

  function runUntil(isThere: (of: JobState) => boolean) {
    for (let steps = 0; !isThere(job); steps += 1) {
      if (steps > MOST_STEPS) throw new Error(`No end: ${JSON.stringify({ ...job, items: 0 })}`);
      advance();
    }
  }

  return {
    job: () => job,
    runUntil,
    runToTheEnd: () => runUntil(({ kind }) => kind === 'finished' || kind === 'failed'),
    listed: () => live,
    isZombie: (item) => item < zombies,
    sends: () => sends,
    log: () => disk,
  };
}
