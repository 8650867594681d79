import { serverNow } from '#api/server-clock.ts';
import { getSignIn } from '#api/sign-in.ts';
import { formatJobFile, parseJobFile } from '#domain/revocation-file.ts';
import {
  type FailureReason,
  type ItemFailure,
  PENDING,
  type Phase,
} from '#domain/revocation-items.ts';
import { logOf } from '#domain/revocation-log.ts';
import type { RevocationItem, RevocationPlan } from '#domain/revocation-plan.ts';
import { isOver, type JobHeader, plannedHeader } from '#domain/revocation-record.ts';
import type { PlanSource } from '#domain/revocation-sources.ts';
import type { JobEvent } from '#domain/revocation-state.ts';

import { setActiveJobs } from './active-jobs.ts';
import { createLocalJob, type LocalJob, type MadeJob } from './revocation-local-job.ts';
import {
  dropJob,
  keepJob,
  keepResults,
  readHeaders,
  storageProblem,
  type StorageProblem,
} from './revocation-store.ts';
import { JOB_CHANNEL, type TabMessage } from './revocation-tabs.ts';

/** Other tabs are told this seldom of a job that goes on as before. */
const TELL_MILLIS = 500;

const jobs = new Map<string, LocalJob>();
const channel = new BroadcastChannel(JOB_CHANNEL);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin alone
const tell = (message: TabMessage): void => channel.postMessage(message);

channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
  switch (data.kind) {
    case 'snapshot':
      jobOf(data.id).follow(data.snapshot);
      break;
    case 'ask': {
      const snapshot = jobs.get(data.id)?.getSnapshot();
      if (snapshot?.runs === 'here') tell({ kind: 'snapshot', id: data.id, snapshot });
      break;
    }
    case 'do':
      void jobs.get(data.id)?.act(data.event, data.withoutDisk);
      break;
    case 'dropped':
      jobs.get(data.id)?.forget();
      jobs.delete(data.id);
      break;
  }
  showActive();
});
// A network that is back is a reason to ask again at once.
addEventListener('online', () => {
  for (const job of jobs.values()) job.hurry();
});

/** How far a job is; for `useSyncExternalStore`. The same object for the same id. */
export const watchJob = (id: string): Pick<LocalJob, 'subscribe' | 'getSnapshot'> => jobOf(id);

function jobOf(id: string, made?: MadeJob): LocalJob {
  const known = jobs.get(id);
  if (known) return known;
  let told: { readonly kind: string; readonly millis: number } | undefined;
  const job = createLocalJob(id, made, (snapshot) => {
    const millis = performance.now();
    if (told?.kind === snapshot.kind && millis - told.millis < TELL_MILLIS) return;
    told = { kind: snapshot.kind, millis };
    tell({ kind: 'snapshot', id, snapshot });
  });
  jobs.set(id, job);
  job.subscribe(showActive);
  if (!made) tell({ kind: 'ask', id });
  return job;
}

function showActive(): void {
  const active = [...jobs.values()].flatMap((job) => {
    const { header, kind, hold, counts } = job.getSnapshot();
    if (!header || kind === 'planned' || isOver({ kind })) return [];
    const { id, realm, items } = header;
    return { id, realm, items, kind, hold, counts };
  });
  setActiveJobs(active);
}

/** Takes up all jobs of this browser that are not over: to run them if nobody does, or to watch. */
export async function resumeWatching(): Promise<void> {
  const headers = await readHeaders();
  for (const header of headers) if (!isOver(header) && header.kind !== 'planned') jobOf(header.id);
}

/**
 * Keeps a plan in this browser, to be started. Where the browser refuses to keep it, or has no room, the
 * plan lives in this tab alone, and `startJob` wants to be told that this will do.
 */
export async function planJob(
  plan: RevocationPlan,
  source: PlanSource,
): Promise<{ readonly id: string; readonly storage: 'kept' | StorageProblem }> {
  const header = plannedHeader(plan, source, {
    id: crypto.randomUUID(),
    plannedBy: getSignIn().person?.userId,
    plannedAt: serverNow(),
  });
  const { items } = plan;
  const storage = await keepJob(header, items).then(() => 'kept' as const, storageProblem);
  await jobOf(header.id, { header, items, isKept: storage === 'kept' }).ready();
  return { id: header.id, storage };
}

/** Starts a planned job; where it is under way already, in whatever tab, it is only watched. */
export const startJob = (
  id: string,
  { withoutDisk = false }: { readonly withoutDisk?: boolean } = {},
): Promise<void> => act(id, { kind: 'start' }, withoutDisk);

export const pauseJob = (id: string): Promise<void> => act(id, { kind: 'pause' });
export const resumeJob = (id: string): Promise<void> => act(id, { kind: 'resume' });
/** Sends no more. Before the first request it costs nothing. */
export const cancelJob = (id: string): Promise<void> => act(id, { kind: 'cancel' });
/** Sends again what has failed, for one reason or for all. */
export const retryFailed = (id: string, reason?: FailureReason): Promise<void> =>
  act(id, { kind: 'retry', ...(reason && { reason }) });

async function act(id: string, event: JobEvent, withoutDisk = false): Promise<void> {
  const isHere = await jobOf(id).act(event, withoutDisk);
  if (!isHere) tell({ kind: 'do', id, event, withoutDisk });
}

/** Forgets a job and what became of it. What runs is not stopped by that: cancel it first. */
export async function deleteJob(id: string): Promise<void> {
  jobs.get(id)?.forget();
  jobs.delete(id);
  tell({ kind: 'dropped', id });
  await dropJob(id);
  showActive();
}

/** Pauses every job, in whatever tab, and has all tabs forget them. */
export async function forgetJobs(): Promise<void> {
  const kept = await readHeaders().catch(() => []);
  for (const id of new Set([...jobs.keys(), ...kept.map((header) => header.id)])) {
    await pauseJob(id);
    jobs.get(id)?.forget();
    jobs.delete(id);
    tell({ kind: 'dropped', id });
  }
  showActive();
}

/** All jobs of a realm, the newest first, those of this tab that could not be kept included. */
export async function realmJobs(realm: string): Promise<JobHeader[]> {
  const kept = await readHeaders().catch(() => []);
  const headers = new Map(kept.map((header) => [header.id, header]));
  for (const job of jobs.values()) {
    const { header } = job.getSnapshot();
    if (header) headers.set(header.id, header);
  }
  return [...headers.values()]
    .filter((header) => header.realm === realm)
    .toSorted((a, b) => b.plannedAt - a.plannedAt);
}

export interface JobResult {
  readonly item: RevocationItem;
  readonly phase: Phase;
  readonly failure: ItemFailure | undefined;
}

/** What became of each item, in the order of the plan. */
export async function readJobResults(id: string): Promise<JobResult[]> {
  const results = await jobOf(id).results();
  return results.map(({ item, state: { phase, failure } }) => ({ item, phase, failure }));
}

/** A job as JSON Lines: what it is, then each item with what became of it. */
export async function exportJob(id: string): Promise<string> {
  const job = jobOf(id);
  await job.ready();
  const { header } = job.getSnapshot();
  return header ? formatJobFile(header, await readJobResults(id)) : '';
}

export type ImportedJob =
  | { readonly kind: 'ok'; readonly id: string }
  | { readonly kind: 'bad'; readonly line: number; readonly problem: string };

/** Takes a job in that was exported here or elsewhere; one that is not over waits to be resumed. */
export async function importJob(text: string): Promise<ImportedJob> {
  const file = parseJobFile(text);
  if (file.kind === 'bad') return file;
  const { header, results } = file;
  const known = await realmJobs(header.realm);
  if (known.some(({ id }) => id === header.id)) {
    return { kind: 'bad', line: 1, problem: 'This job is in this browser already.' };
  }
  const states = results.map(({ phase, failure }) => ({
    ...PENDING,
    phase,
    ...(failure && { failure }),
  }));
  const items = results.map(({ item }) => item);
  try {
    await keepJob(header, items, isOver(header) ? [] : logOf(states));
    if (isOver(header)) await keepResults(header, states);
    await jobOf(header.id).ready();
  } catch {
    // A plan can be run without being kept; what came of one cannot be looked at.
    if (header.kind !== 'planned') {
      const problem = 'This browser has no room for it, or refuses to keep anything.';
      return { kind: 'bad', line: 1, problem };
    }
    await jobOf(header.id, { header, items, isKept: false }).ready();
  }
  return { kind: 'ok', id: header.id };
}
