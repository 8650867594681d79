import { type ApiError, toApiError } from '#api/api-error.ts';
import { FIRST_PAGE } from '#api/client-session-pages.ts';
import { firstPace, type ScanPace } from '#domain/scan-pace.ts';
import type { SessionBatch } from '#domain/session-batch.ts';
import type { SessionSet } from '#domain/session-set.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { endOf, type ScanEnd } from './scan-end.ts';
import { createScanGate } from './scan-gate.ts';
import {
  createScanPass,
  type PageRange,
  type ReadPage,
  type ScanPass,
  type ScanSource,
} from './scan-pass.ts';
import { createScanRows } from './scan-rows.ts';

export type ScanState =
  /** `again`: rows are there already and are compared with what Keycloak lists now. */
  | { readonly kind: 'reading'; readonly again: boolean }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'done'; readonly end: ScanEnd };

export interface ScanSnapshot {
  readonly set: SessionSet;
  /**
   * Rises when the set has changed. While it is read that is once it has grown fourfold, and when it holds
   * all that is counted: whoever looks through all of it would do so dozens of times else.
   */
  readonly version: number;
  readonly state: ScanState;
  /** Sessions in the set. */
  readonly loaded: number;
  /** Sessions seen in the reading that is under way. */
  readonly read: number;
  /** What Keycloak counts, dead rows that it does not list included; undefined where it did not say. */
  readonly counted: number | undefined;
  readonly rowsPerSecond: number | undefined;
  readonly secondsLeft: number | undefined;
  /** When the last reading that came to its end began: no row is older news than that. */
  readonly readAt: EpochSeconds | undefined;
}

/** Sessions that were revoked, by id or by all of a user's. */
export interface RevokedSessions {
  readonly sessionIds: readonly string[];
  readonly userIds: readonly string[];
}

/** A client's offline sessions being read. It lives outside React, and reads while somebody watches. */
export interface SessionScan {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ScanSnapshot;
  /**
   * Reads the first rows, if that was not done yet; the rest is read once somebody watches. Rejects with
   * an `ApiError` if there are none to be had.
   */
  readonly start: () => Promise<void>;
  readonly pause: () => void;
  /** Goes on after a pause or a failure. */
  readonly resume: () => void;
  readonly isWatched: () => boolean;
  /** Reads the list again and keeps what is known meanwhile. */
  readonly readAgain: () => void;
  /** Takes sessions out at once; a page that was under way does not bring them back. */
  readonly dropRevoked: (revoked: RevokedSessions) => void;
}

export interface ScanCalls {
  readonly readPage: (range: PageRange) => Promise<SessionBatch>;
  readonly readCount: () => Promise<number>;
  readonly serverNow: () => EpochSeconds;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: (millis: number) => Promise<void>;
  /** Lets whatever else waits for the main thread have it. */
  readonly breathe: () => Promise<void>;
}

/** A list that keeps changing is read again so often, and no more than so many rows in all. */
const MOST_AGAIN = 3;
const MOST_ROWS_AGAIN = 500_000;
/** Watchers are told this seldom. */
const NOTIFY_MILLIS = 300;
/** Indexing so many takes some 5 ms. */
const ROWS_AT_ONCE = 2000;
/** What was read longer ago is read again on the next visit: a small list soon, a large one later. */
const SMALL_ROWS = 20_000;
const OLD_SMALL_SECONDS = 60;
const OLD_LARGE_SECONDS = 600;
/** A page that is left and entered again, as React does in development, is not left. */
const LEFT_AFTER_MILLIS = 1000;

/** Makes a scan that has not begun. */
export function createSessionScan(calls: ScanCalls): SessionScan {
  const rows = createScanRows();
  const listeners = new Set<() => void>();
  let state: ScanState = { kind: 'reading', again: false };
  let pass: ScanPass | undefined;
  let passStart = { millis: 0, closedMillis: 0, at: 0 };
  let pace: ScanPace = firstPace(Infinity);
  let counted: number | undefined;
  let readAt: EpochSeconds | undefined;
  let firstRows: Promise<void> | undefined;
  const gate = createScanGate(calls.now);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let snapshot = takeSnapshot();

  const source: ScanSource = {
    readPage: calls.readPage,
    take: async (batch) => {
      const { length } = batch;
      const taken = new Uint32Array(length);
      for (let from = 0; from < length; from += ROWS_AT_ONCE) {
        // The page has something else to do too.
        if (length > ROWS_AT_ONCE) await calls.breathe();
        taken.set(rows.take(batch, from, Math.min(length, from + ROWS_AT_ONCE)), from);
      }
      timer ??= setTimeout(notify, NOTIFY_MILLIS);
      return taken;
    },
    counted: () => counted,
    pace: () => pace,
    setPace: (next) => {
      pace = next;
    },
    mayGoOn: gate.wait,
    now: calls.now,
    sleep: calls.sleep,
  };

  function takeSnapshot(): ScanSnapshot {
    const read = rows.readInPass();
    const rested = gate.closedMillis() - passStart.closedMillis;
    const seconds = (calls.now() - passStart.millis - rested) / 1000;
    const isMoving = state.kind === 'reading' && read > FIRST_PAGE && seconds > 0;
    const rowsPerSecond = isMoving ? Math.round(read / seconds) : undefined;
    const left = counted === undefined ? undefined : Math.max(0, counted - read);
    return {
      set: rows.set,
      version: rows.versionToTell(state.kind === 'reading', counted),
      state,
      loaded: rows.set.size,
      read,
      counted,
      rowsPerSecond,
      secondsLeft: rowsPerSecond && left !== undefined ? left / rowsPerSecond : undefined,
      readAt,
    };
  }

  function notify() {
    clearTimeout(timer);
    timer = undefined;
    snapshot = takeSnapshot();
    for (const listener of listeners) listener();
  }

  function setState(next: ScanState) {
    state = next;
    notify();
  }

  async function readCount() {
    counted = await calls.readCount().catch(() => undefined);
    notify();
  }

  function beginPass() {
    rows.beginPass();
    const { now, serverNow } = calls;
    passStart = { millis: now(), closedMillis: gate.closedMillis(), at: serverNow() };
  }

  /** Reads until two readings agree, or the list is found to change faster than it can be read. */
  async function readToTheEnd() {
    try {
      for (let again = 0; ; again += 1) {
        if (!pass) {
          beginPass();
          pass = createScanPass(source, []);
        }
        const countedBefore = counted;
        const { isWhole, hasChanged } = await pass.run();
        await readCount();
        await gate.wait();
        pass = undefined;
        readAt = passStart.at;
        const went = isWhole ? rows.dropUnseen() : 0;
        const came = rows.cameInPass();
        // One that came into the last page leaves no trace but in the count.
        const isStill = isWhole && !hasChanged && counted === countedBefore;
        const isSettled = isStill && (again === 0 || came + went === 0);
        const isEnough = again === MOST_AGAIN || again * rows.set.size > MOST_ROWS_AGAIN;
        if (isSettled || isEnough) {
          setState({ kind: 'done', end: endOf({ isSettled, isWhole, came, went }) });
          return;
        }
        setState({ kind: 'reading', again: true });
      }
    } catch (error) {
      gate.open('paused');
      setState({ kind: 'failed', error: toApiError(error) });
    }
  }

  async function begin() {
    beginPass();
    const counting = readCount();
    const page = { first: 0, max: FIRST_PAGE };
    const taken = await source.take(await calls.readPage(page));
    notify();
    void goOnAfter(counting, { ...page, rows: taken });
  }

  /** The count tells whether a short first page is all; nobody waits for it to see the first rows. */
  async function goOnAfter(counting: Promise<void>, page: ReadPage) {
    await counting;
    // The page may have been asked for ahead: how long both took says more.
    pace = firstPace(calls.now() - passStart.millis);
    if (page.rows.length < page.max && counted !== undefined && counted <= page.max) {
      await gate.wait();
      readAt = passStart.at;
      setState({ kind: 'done', end: { kind: 'settled' } });
      return;
    }
    pass = createScanPass(source, [page]);
    await readToTheEnd();
  }

  function pause() {
    if (state.kind !== 'reading') return;
    gate.close('paused');
    setState({ kind: 'paused' });
  }

  function resume() {
    if (state.kind !== 'failed' && state.kind !== 'paused') return;
    const hasFailed = state.kind === 'failed';
    setState({ kind: 'reading', again: readAt !== undefined });
    gate.open('paused');
    if (hasFailed) void readToTheEnd();
  }

  function readAgain() {
    if (state.kind !== 'done') return;
    setState({ kind: 'reading', again: true });
    void readToTheEnd();
  }

  function isOld() {
    const most = rows.set.size <= SMALL_ROWS ? OLD_SMALL_SECONDS : OLD_LARGE_SECONDS;
    return readAt !== undefined && calls.serverNow() - readAt > most;
  }

  gate.close('unwatched');
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      gate.open('unwatched');
      if (state.kind === 'failed') resume();
      else if (isOld()) readAgain();
      return () => {
        listeners.delete(listener);
        setTimeout(() => {
          if (listeners.size === 0) gate.close('unwatched');
        }, LEFT_AFTER_MILLIS);
      };
    },
    getSnapshot: () => snapshot,
    start: () => {
      firstRows ??= begin().catch((error: unknown) => {
        firstRows = undefined;
        throw error;
      });
      return firstRows;
    },
    isWatched: () => listeners.size > 0,
    pause,
    resume,
    readAgain,
    dropRevoked: (revoked) => {
      rows.dropRevoked(revoked);
      notify();
      void readCount();
    },
  };
}
