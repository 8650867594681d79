import type { JobHeader } from '#domain/revocation-record.ts';

import { DATABASE_NAME } from './device-database-name.ts';
import { JOB_CHANNEL } from './revocation-tabs.ts';

/** A job that is not over, as the shell shows it on every page. */
export type ActiveJob = Pick<JobHeader, 'id' | 'realm' | 'kind' | 'hold' | 'items' | 'counts'>;

let jobs: readonly ActiveJob[] = [];
const listeners = new Set<() => void>();

export const getActiveJobs = (): readonly ActiveJob[] => jobs;

export function subscribeActiveJobs(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Told by the runner whenever a job began, moved on or ended. */
export function setActiveJobs(next: readonly ActiveJob[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

/** Another tab has begun a job: it is shown here too. */
function listenForJobs(): void {
  const channel = new BroadcastChannel(JOB_CHANNEL);
  channel.addEventListener('message', () => {
    channel.close();
    watchJobs().catch(() => undefined);
  });
}

async function watchJobs(): Promise<void> {
  const { resumeWatching } = await import('./revocation-runner.ts');
  await resumeWatching();
}

/**
 * Looks whether this browser has a job that is not over, and loads what runs jobs only then. A browser
 * that keeps nothing has none.
 */
export async function lookForJobs(): Promise<void> {
  listenForJobs();
  try {
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === DATABASE_NAME)) return;
    await watchJobs();
  } catch {
    // Without storage there is nothing to look for; whoever starts a job is told.
  }
}
