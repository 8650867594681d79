import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

import type { JournalNote } from '#domain/journal-entry.ts';
import type { PackedItems, PackedResults } from '#domain/revocation-packing.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { LogEntry } from '#domain/revocation-state.ts';
import type { SavedRule } from '#domain/saved-rule.ts';

import { DATABASE_NAME } from './device-database-name.ts';

export interface KeptLogEntry extends LogEntry {
  readonly jobId: string;
}

/** What Curfew keeps in the browser: ids and settings, never names, addresses or tokens. */
interface DeviceSchema extends DBSchema {
  readonly jobs: { key: string; value: JobHeader; indexes: { realm: string } };
  readonly plans: { key: string; value: PackedItems };
  readonly log: { key: number; value: KeptLogEntry; indexes: { jobId: string } };
  readonly results: { key: string; value: PackedResults };
  readonly journal: { key: string; value: JournalNote; indexes: { realm: string } };
  readonly rules: { key: string; value: SavedRule; indexes: { realm: string } };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

let opening: Promise<DeviceDatabase> | undefined;

/** The database of this browser. Rejects where the browser refuses to keep anything. */
export function deviceDatabase(): Promise<DeviceDatabase> {
  opening ??= openDatabase().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** A browser may refuse by throwing at once; whoever asks gets a rejection either way. */
const openDatabase = async (): Promise<DeviceDatabase> =>
  openDB<DeviceSchema>(DATABASE_NAME, 1, {
    upgrade: (database) => {
      database.createObjectStore('jobs', { keyPath: 'id' }).createIndex('realm', 'realm');
      database.createObjectStore('plans');
      database.createObjectStore('log', { autoIncrement: true }).createIndex('jobId', 'jobId');
      database.createObjectStore('results');
      database.createObjectStore('journal', { keyPath: 'id' }).createIndex('realm', 'realm');
      database.createObjectStore('rules', { keyPath: 'id' }).createIndex('realm', 'realm');
    },
    // Another tab forgets this device: whatever is asked for next opens a new, empty one.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  });

/** Deletes all of it. Other tabs let go of it by themselves. */
export async function deleteDeviceDatabase(): Promise<void> {
  const open = await opening?.catch(() => undefined);
  opening = undefined;
  open?.close();
  await deleteDB(DATABASE_NAME);
}
