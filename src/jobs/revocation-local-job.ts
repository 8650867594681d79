import { listClientSessions } from '#api/client-session-pages.ts';
import { getSessionCount } from '#api/clients.ts';
import { listUserClientSessions } from '#api/offline-sessions.ts';
import { sendRevocation } from '#api/revocations.ts';
import { serverNow } from '#api/server-clock.ts';
import { getSignIn } from '#api/sign-in.ts';
import { type ItemState, itemAt } from '#domain/revocation-items.ts';
import { restoredJob } from '#domain/revocation-log.ts';
import type { RevocationItem } from '#domain/revocation-plan.ts';
import { isOver, type JobHeader } from '#domain/revocation-record.ts';
import { type JobEvent, type JobState, plannedJob } from '#domain/revocation-state.ts';

import { createDriver, type RevocationDriver } from './revocation-driver.ts';
import { readTargets } from './revocation-reader.ts';
import {
  createJobProgress,
  headerOf,
  type JobSnapshot,
  keptSnapshot,
  UNKNOWN_JOB,
} from './revocation-snapshot.ts';
import {
  keepHeader,
  keepProgress,
  keepResults,
  readHeader,
  readItems,
  readLog,
  readResults,
} from './revocation-store.ts';
import { takeJobLock } from './revocation-tabs.ts';
import { noteRevoked } from './session-scans.ts';

export interface LocalJob {
  readonly id: string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => JobSnapshot;
  /** Resolves once it is known whether this tab runs the job. */
  readonly ready: () => Promise<void>;
  /** Does what a person wants, if this tab runs the job. Returns whether it does. */
  readonly act: (event: JobEvent, withoutDisk: boolean) => Promise<boolean>;
  /** Another tab that runs it told how far it is. */
  readonly follow: (snapshot: JobSnapshot) => void;
  readonly hurry: () => void;
  /** The items and what became of each, as known here or on disk. */
  readonly results: () => Promise<{ readonly item: RevocationItem; readonly state: ItemState }[]>;
  readonly forget: () => void;
}

export interface MadeJob {
  readonly header: JobHeader;
  readonly items: readonly RevocationItem[];
  readonly isKept: boolean;
}

/** Watchers are told three times a second at the most: a fast run would keep the page busy drawing. */
const NOTIFY_MILLIS = 300;

interface Running {
  readonly driver: RevocationDriver;
  readonly items: readonly RevocationItem[];
  readonly progress: ReturnType<typeof createJobProgress>;
  readonly release: () => void;
}

/**
 * A job as this tab knows it: the one tab that has its lock runs it, any other follows what that tab
 * tells, and takes over, paused, when it is closed. `made` is a job that was planned here just now.
 */
export function createLocalJob(
  id: string,
  made: MadeJob | undefined,
  publish: (snapshot: JobSnapshot) => void,
): LocalJob {
  const listeners = new Set<() => void>();
  let header = made?.header;
  let isKept = made?.isKept ?? true;
  let running: Running | undefined;
  let isForgotten = false;
  let snapshot: JobSnapshot = header ? { ...keptSnapshot(header), isKept } : UNKNOWN_JOB;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const starting = made ? takeMade(made) : load();

  function show(next: JobSnapshot) {
    snapshot = next;
    for (const listener of listeners) listener();
  }

  function notify() {
    clearTimeout(timer);
    timer = undefined;
    if (!running || !header) return;
    const state = running.driver.getState();
    header = headerOf(header, state, serverNow());
    show({
      ...keptSnapshot(header),
      ...running.progress.snapshot(state, performance.now()),
      runs: 'here',
      isKept,
    });
    publish(snapshot);
  }

  function onStep(state: JobState, event: JobEvent) {
    running?.progress.note(state, event);
    if (state.kind === snapshot.kind && state.hold === snapshot.hold) {
      timer ??= setTimeout(notify, NOTIFY_MILLIS);
      return;
    }
    notify();
    void keepState(state);
  }

  /** A kind that is not kept is found out again: the log tells what was sent. */
  async function keepState(state: JobState) {
    if (!header) return;
    if (state.kind !== 'running' && state.kind !== 'stopping') noteEnded();
    if (!isKept) return;
    const kept = isOver(state)
      ? keepResults(header, state.items.pieces.flat())
      : keepHeader(header);
    await kept.catch(() => undefined);
  }

  function noteEnded() {
    if (!running || !header) return;
    const { items } = running.driver.getState();
    const ended = running.items.filter((_item, number) => {
      const { phase } = itemAt(items, number);
      return phase === 'done' || phase === 'gone';
    });
    noteRevoked(header.realm, header.client?.uuid, {
      sessionIds: ended.flatMap((item) => (item.way === 'session' ? item.sessionId : [])),
      userIds: ended.flatMap((item) => (item.way === 'client' ? item.userId : [])),
    });
  }

  function run(state: JobState, items: readonly RevocationItem[], release: () => void) {
    const driver = createDriver(state, items, {
      send: sendRevocation,
      read: () => readAgain(items),
      write: async (entry) => {
        if (isKept) await keepProgress(id, entry);
      },
      now: () => performance.now(),
      onStep,
    });
    running = { driver, items, progress: createJobProgress(items, serverNow), release };
    notify();
  }

  function readAgain(items: readonly RevocationItem[]) {
    const { realm, ...of } = header ?? { realm: '', ...NOTHING };
    return readTargets(of, items, {
      readPage: (clientUuid, range) => listClientSessions({ realm, clientUuid, ...range }),
      readCount: (clientUuid) => getSessionCount(realm, clientUuid),
      readOfUser: (userId, clientUuid) => listUserClientSessions({ realm, userId, clientUuid }),
      serverNow,
    });
  }

  async function takeMade({ items }: MadeJob) {
    const release = await takeJobLock(id, true);
    run(plannedJob(items.length), items, release ?? (() => undefined));
  }

  async function load() {
    header = await readHeader(id).catch(() => undefined);
    if (!header) {
      show({ ...UNKNOWN_JOB, isMissing: true });
      return;
    }
    show(keptSnapshot(header));
    if (isOver(header) || (await own(false))) return;
    show({ ...snapshot, runs: 'elsewhere' });
    // Granted when the other tab is closed, crashes, or has come to the end.
    void own(true);
  }

  /** Takes over what is on disk. Returns whether the lock was to be had. */
  async function own(isPatient: boolean): Promise<boolean> {
    const release = await takeJobLock(id, isPatient);
    if (!release) return false;
    header = await readHeader(id);
    if (!header || isForgotten || (isPatient && isOver(header))) {
      release();
      show(header ? keptSnapshot(header) : { ...UNKNOWN_JOB, isMissing: true });
      return true;
    }
    const [items, log, results] = await Promise.all([readItems(id), readLog(id), readResults(id)]);
    const { kind, hold, plannedBy } = header;
    run(restoredJob(items.length, kind, log, results), items, release);
    // It was waiting for its own author to sign in again, and here they are.
    const isBack = getSignIn().person?.userId === plannedBy;
    if (hold?.reason === 'signed-out' && isBack) running?.driver.dispatch({ kind: 'resume' });
    return true;
  }

  async function act(event: JobEvent, withoutDisk: boolean): Promise<boolean> {
    await starting;
    if (!running && event.kind === 'retry') await own(false);
    if (!running) return false;
    if (withoutDisk) isKept = false;
    // What cannot be kept does not begin unasked.
    if (event.kind === 'start' && !isKept && !withoutDisk) return true;
    const { driver } = running;
    const isPaused = driver.getState().kind === 'paused';
    driver.dispatch(event.kind === 'start' && isPaused ? { kind: 'resume' } : event);
    return true;
  }

  return {
    id,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    ready: () => starting,
    act,
    follow: (next) => {
      if (!running) show({ ...next, runs: next.runs === 'here' ? 'elsewhere' : next.runs });
    },
    hurry: () => running?.driver.hurry(),
    results: async () => {
      const state = running?.driver.getState();
      const items = running?.items ?? (await readItems(id));
      const states = state?.items.pieces.flat() ?? (await readResults(id));
      const log = states ? [] : await readLog(id);
      const known = states ?? restoredJob(items.length, 'paused', log).items.pieces.flat();
      return items.flatMap((item, number) => {
        const found = known[number];
        return found ? { item, state: found } : [];
      });
    },
    forget: () => {
      isForgotten = true;
      running?.release();
      running = undefined;
      show({ ...UNKNOWN_JOB, isMissing: true });
    },
  };
}

const NOTHING = {
  way: 'session',
  client: undefined,
  listedBy: [],
  hasGhosts: false,
  plannedAt: 0,
} as const;
