import { serverNow } from '#api/server-clock.ts';
import { getSignIn } from '#api/sign-in.ts';
import {
  type JournalNote,
  type NotBeforeNote,
  type PolicyNote,
  type RevocationEntry,
  revocationEntry,
} from '#domain/journal-entry.ts';

import { deleteDeviceDatabase, deviceDatabase } from './device-database.ts';
import { forgetJobs, realmJobs } from './revocation-runner.ts';

type Unsigned<Note> = Omit<Note, 'id' | 'at' | 'who'>;

/**
 * Keeps what was done here just now. Returns whether the browser kept it: the edit itself stands in any
 * case, and its record must not undo it.
 */
export async function recordNote(
  note: Unsigned<PolicyNote> | Unsigned<NotBeforeNote>,
): Promise<boolean> {
  try {
    const database = await deviceDatabase();
    const who = getSignIn().person?.userId;
    await database.put('journal', { ...note, id: crypto.randomUUID(), at: serverNow(), who });
    return true;
  } catch {
    return false;
  }
}

/** What was done here in a realm, jobs included. Rejects where the browser keeps nothing. */
export async function readJournal(realm: string): Promise<(JournalNote | RevocationEntry)[]> {
  const database = await deviceDatabase();
  const [notes, jobs] = await Promise.all([
    database.getAllFromIndex('journal', 'realm', realm),
    realmJobs(realm),
  ]);
  return [
    ...notes,
    ...jobs.filter(({ startedAt }) => startedAt !== undefined).map(revocationEntry),
  ];
}

/** Deletes a note; a job is deleted with `deleteJob`. */
export async function deleteNote(id: string): Promise<void> {
  await (await deviceDatabase()).delete('journal', id);
}

export interface StorageSize {
  /** Undefined where the browser does not tell. */
  readonly bytes: number | undefined;
  readonly entries: number;
}

/** How much is kept, over all realms. */
export async function storageSize(): Promise<StorageSize> {
  const database = await deviceDatabase();
  const [notes, jobs, rules, estimate] = await Promise.all([
    database.count('journal'),
    database.count('jobs'),
    database.count('rules'),
    navigator.storage.estimate().catch(() => undefined),
  ]);
  return { bytes: estimate?.usage, entries: notes + jobs + rules };
}

/**
 * Deletes all that Curfew keeps in this browser: jobs, journal, rules and settings. Jobs at work stop
 * first: nobody would know any more what they have done.
 */
export async function forgetDevice(): Promise<void> {
  await forgetJobs();
  await deleteDeviceDatabase();
  localStorage.clear();
  sessionStorage.clear();
}
