import type { ItemState } from '#domain/revocation-items.ts';
import { packItems, packResults, unpackItems, unpackResults } from '#domain/revocation-packing.ts';
import type { RevocationItem } from '#domain/revocation-plan.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { LogEntry } from '#domain/revocation-state.ts';

import { deviceDatabase } from './device-database.ts';

/** Why something could not be kept. */
export type StorageProblem = 'refused' | 'full';

export const storageProblem = (error: unknown): StorageProblem =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';

/** Keeps a plan before anything of it is sent. Rejects where the browser refuses or has no room. */
export async function keepJob(
  header: JobHeader,
  items: readonly RevocationItem[],
  log: readonly LogEntry[] = [],
): Promise<void> {
  const database = await deviceDatabase();
  const change = database.transaction(['jobs', 'plans', 'log'], 'readwrite', {
    durability: 'strict',
  });
  await Promise.all([
    change.objectStore('jobs').put(header),
    change.objectStore('plans').put(packItems(items), header.id),
    ...log.map((entry) => change.objectStore('log').add({ ...entry, jobId: header.id })),
    change.done,
  ]);
}

/**
 * Keeps what came of calls, and what is sent next. It survives the end of the tab and of the browser;
 * should the whole machine lose power the last lines may be lost, after which an item is sent once more
 * and Keycloak says that it is gone. To wait for the disk each time would cost more than the calls.
 */
export async function keepProgress(jobId: string, entry: LogEntry): Promise<void> {
  const database = await deviceDatabase();
  const change = database.transaction('log', 'readwrite', { durability: 'relaxed' });
  await Promise.all([change.store.add({ ...entry, jobId }), change.done]);
}

export async function keepHeader(header: JobHeader): Promise<void> {
  await (await deviceDatabase()).put('jobs', header);
}

/** Keeps what became of each item, in place of the log that told it step by step. */
export async function keepResults(header: JobHeader, states: readonly ItemState[]): Promise<void> {
  const database = await deviceDatabase();
  const change = database.transaction(['jobs', 'results', 'log'], 'readwrite');
  const log = change.objectStore('log');
  const keys = await log.index('jobId').getAllKeys(header.id);
  await Promise.all([
    change.objectStore('jobs').put(header),
    change.objectStore('results').put(packResults(states), header.id),
    ...keys.map((key) => log.delete(key)),
    change.done,
  ]);
}

export const readHeader = async (jobId: string): Promise<JobHeader | undefined> =>
  (await deviceDatabase()).get('jobs', jobId);

export const readHeaders = async (): Promise<JobHeader[]> =>
  (await deviceDatabase()).getAll('jobs');

export async function readItems(jobId: string): Promise<RevocationItem[]> {
  const packed = await (await deviceDatabase()).get('plans', jobId);
  return packed ? unpackItems(packed) : [];
}

export const readLog = async (jobId: string): Promise<LogEntry[]> =>
  (await deviceDatabase()).getAllFromIndex('log', 'jobId', jobId);

/** What became of each item; undefined for a job that is not over. */
export async function readResults(jobId: string): Promise<ItemState[] | undefined> {
  const packed = await (await deviceDatabase()).get('results', jobId);
  return packed && unpackResults(packed);
}

export async function dropJob(jobId: string): Promise<void> {
  const database = await deviceDatabase();
  const change = database.transaction(['jobs', 'plans', 'results', 'log'], 'readwrite');
  const log = change.objectStore('log');
  const keys = await log.index('jobId').getAllKeys(jobId);
  await Promise.all([
    change.objectStore('jobs').delete(jobId),
    change.objectStore('plans').delete(jobId),
    change.objectStore('results').delete(jobId),
    ...keys.map((key) => log.delete(key)),
    change.done,
  ]);
}
