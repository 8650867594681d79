import { type ApiError, toApiError } from '#api/api-error.ts';
import type { EpochSeconds } from '#domain/time.ts';

import type { ScanSnapshot, SessionScan } from './session-scan.ts';

export interface RealmScanSnapshot {
  /** The scans that have begun, by client uuid. */
  readonly scans: ReadonlyMap<string, ScanSnapshot>;
  readonly state: 'reading' | 'done';
  /** Clients whose list could not be read to its end. */
  readonly failed: ReadonlyMap<string, ApiError>;
  /** Clients whose list is read whole, of all that hold sessions. */
  readonly doneCount: number;
  readonly clientCount: number;
  readonly loaded: number;
  /** Whether every list was read to its end, so that the numbers are no lower bounds. */
  readonly isWhole: boolean;
  /** When the oldest of the readings began: no row is older news than that. */
  readonly readAt: EpochSeconds | undefined;
}

/** All offline sessions of a realm: the scans of its clients, a few at a time, while somebody watches. */
export interface RealmScan {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => RealmScanSnapshot;
  /** Which clients hold sessions. What is known of others is left out. */
  readonly setClients: (uuids: readonly string[]) => void;
  /** Reads all lists again, and goes on with those that failed. */
  readonly readAgain: () => void;
}

/** A scan of one client asks for several pages at once already. */
const AT_ONCE = 2;
const NOTIFY_MILLIS = 300;
/** A page that is left and entered again, as React does in development, is not left. */
const LEFT_AFTER_MILLIS = 1000;

/** Makes the scan of a realm; `scanOf` has the one scan of each client. */
export function createRealmScan(scanOf: (clientUuid: string) => SessionScan): RealmScan {
  const listeners = new Set<() => void>();
  const watched = new Map<string, { scan: SessionScan; stop: () => void }>();
  const failed = new Map<string, ApiError>();
  const again = new Set<string>();
  let clients: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let snapshot = takeSnapshot();

  const isBusy = (uuid: string) => {
    const kind = watched.get(uuid)?.scan.getSnapshot().state.kind;
    return (kind === 'reading' || kind === 'paused') && !failed.has(uuid);
  };

  function takeSnapshot(): RealmScanSnapshot {
    const scans = new Map<string, ScanSnapshot>();
    const failures = new Map(failed);
    let doneCount = 0;
    let loaded = 0;
    let readAt: EpochSeconds | undefined;
    for (const uuid of clients) {
      const scan = watched.get(uuid)?.scan.getSnapshot();
      if (!scan) continue;
      scans.set(uuid, scan);
      loaded += scan.loaded;
      if (scan.state.kind === 'failed') failures.set(uuid, scan.state.error);
      if (scan.readAt === undefined) continue;
      readAt = Math.min(readAt ?? Infinity, scan.readAt);
      if (!failures.has(uuid)) doneCount += 1;
    }
    const isReading = clients.some((uuid) => !watched.has(uuid) || isBusy(uuid)) || again.size > 0;
    return {
      scans,
      state: isReading ? 'reading' : 'done',
      failed: failures,
      doneCount,
      clientCount: clients.length,
      loaded,
      isWhole: doneCount === clients.length && failures.size === 0,
      readAt,
    };
  }

  function notify() {
    clearTimeout(timer);
    timer = undefined;
    snapshot = takeSnapshot();
    for (const listener of listeners) listener();
  }

  /** Begins what waits, as far as there is room. */
  function goOn() {
    if (listeners.size === 0) return;
    let room = AT_ONCE - clients.filter(isBusy).length;
    for (const uuid of clients) {
      if (room <= 0) break;
      const known = watched.get(uuid);
      if (!known) begin(uuid);
      else if (again.has(uuid) && !isBusy(uuid)) repeat(uuid, known.scan);
      else continue;
      room -= 1;
    }
    timer ??= setTimeout(notify, NOTIFY_MILLIS);
  }

  function begin(uuid: string) {
    const scan = scanOf(uuid);
    again.delete(uuid);
    // Watching is what makes it read on after its first rows.
    watched.set(uuid, { scan, stop: scan.subscribe(goOn) });
    if (scan.getSnapshot().state.kind === 'paused') scan.resume();
    start(uuid, scan);
  }

  function start(uuid: string, scan: SessionScan) {
    scan
      .start()
      .then(() => failed.delete(uuid))
      .catch((error: unknown) => failed.set(uuid, toApiError(error)))
      .finally(goOn);
  }

  function repeat(uuid: string, scan: SessionScan) {
    again.delete(uuid);
    if (failed.delete(uuid)) start(uuid, scan);
    else if (scan.getSnapshot().state.kind === 'failed') scan.resume();
    else scan.readAgain();
  }

  function leave() {
    if (listeners.size > 0) return;
    for (const { stop } of watched.values()) stop();
    watched.clear();
    again.clear();
    failed.clear();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      goOn();
      snapshot = takeSnapshot();
      return () => {
        listeners.delete(listener);
        setTimeout(leave, LEFT_AFTER_MILLIS);
      };
    },
    getSnapshot: () => snapshot,
    setClients: (uuids) => {
      clients = uuids;
      for (const [uuid, { stop }] of watched) {
        if (clients.includes(uuid)) continue;
        stop();
        watched.delete(uuid);
        failed.delete(uuid);
      }
      goOn();
      // It is not whole from this moment on.
      notify();
    },
    readAgain: () => {
      for (const uuid of watched.keys()) again.add(uuid);
      goOn();
      notify();
    },
  };
}
