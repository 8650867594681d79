import {
  countPhases,
  itemAt,
  type ItemFailure,
  type ItemState,
  type ItemTable,
  PENDING,
  pendingItems,
  type PhaseCounts,
  withItem,
} from './revocation-items.ts';
import { FIRST_REVOCATION_PACE, type RevocationPace } from './revocation-pace.ts';
import type { EpochSeconds, Seconds } from './time.ts';

/**
 * `stopping`: nothing more is sent, calls that are out come back. `verifying`: the targets are read
 * again. `failed`: the realm is no more, so nothing can be sent or read.
 */
export type JobKind =
  | 'planned'
  | 'running'
  | 'paused'
  | 'stopping'
  | 'verifying'
  | 'finished'
  | 'failed';

/**
 * Why nothing is sent. `reopened`: it was running when its tab or browser ended. `unreachable` and
 * `slow-down` pass by themselves. `storage`: progress cannot be kept. `failing`: every call fails.
 */
export interface Hold {
  readonly reason:
    | 'asked'
    | 'reopened'
    | 'signed-out'
    | 'forbidden'
    | 'unreachable'
    | 'slow-down'
    | 'storage'
    | 'failing';
  /** How long it waits before it goes on by itself. */
  readonly seconds?: Seconds;
}

/** What the last reading of the targets found, in items. */
export interface VerifiedTotals {
  readonly gone: number;
  readonly left: number;
  /** Listed although Keycloak has no live session of it: rows that wait for its cleaner. */
  readonly lingering: number;
  /** Sessions that the same users began since the plan was made. */
  readonly newSince: number;
  readonly readAt: EpochSeconds;
}

/** What goes to disk in one transaction: `changed` came to be before `claimed` is about to be sent. */
export interface LogEntry {
  readonly changed: readonly (readonly [item: number, state: ItemState])[];
  readonly claimed: readonly number[];
  readonly isCancelled: boolean;
}

export interface Reading {
  /** The items that are still listed. */
  readonly listed: ReadonlySet<number>;
  readonly newSince: number;
  readonly readAt: EpochSeconds;
}

export interface JobState {
  readonly kind: JobKind;
  readonly hold: Hold | undefined;
  readonly items: ItemTable;
  readonly counts: PhaseCounts;
  /** No item before it is pending. */
  readonly cursor: number;
  /** Being written as sent. */
  readonly claiming: readonly number[];
  /** Written as sent, waiting for a free place. */
  readonly ready: readonly number[];
  /** Calls under way. */
  readonly out: number;
  /** Items whose answer was lost. */
  readonly lost: number;
  readonly isWriting: boolean;
  readonly isReading: boolean;
  /** Changes that are not on disk yet. */
  readonly unsaved: readonly (readonly [item: number, state: ItemState])[];
  readonly pace: RevocationPace;
  readonly isCancelled: boolean;
  /** Keycloak may have forgotten what it had answered: it did not answer, or this was closed. */
  readonly isUnsure: boolean;
  /** What may not be read cannot be verified: the answers have to do. */
  readonly cannotRead: boolean;
  readonly silencesInARow: number;
  /** How often it has waited for Keycloak since it last could read. */
  readonly waits: number;
  readonly failuresInARow: number;
  readonly totals: VerifiedTotals | undefined;
}

export type JobEvent =
  | { readonly kind: 'start' | 'pause' | 'resume' | 'cancel' | 'waited' | 'written' | 'unwritable' }
  | {
      readonly kind: 'answered';
      readonly item: number;
      readonly phase: 'done' | 'gone';
      readonly millis: number;
    }
  | {
      readonly kind: 'failed';
      readonly item: number;
      readonly failure: ItemFailure;
      readonly millis: number;
    }
  | { readonly kind: 'slow-down'; readonly item: number; readonly seconds: Seconds | undefined }
  | { readonly kind: 'lost'; readonly item: number }
  /** Refused for a reason that holds for all others too. */
  | { readonly kind: 'refused'; readonly item: number; readonly reason: 'signed-out' | 'forbidden' }
  | { readonly kind: 'read'; readonly reading: Reading }
  | {
      readonly kind: 'unread';
      readonly reason: 'signed-out' | 'forbidden' | 'unreachable' | 'missing';
    }
  | { readonly kind: 'retry'; readonly reason?: ItemFailure['reason'] };

export type JobCommand =
  | { readonly kind: 'write'; readonly entry: LogEntry }
  | { readonly kind: 'send'; readonly item: number }
  | { readonly kind: 'read' }
  | { readonly kind: 'wait'; readonly seconds: Seconds };

export interface JobStep {
  readonly state: JobState;
  readonly commands: readonly JobCommand[];
}

/** A job of so many items of which nothing was sent. */
export const plannedJob = (items: number): JobState => ({
  kind: 'planned',
  hold: undefined,
  items: pendingItems(items),
  counts: { pending: items, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 },
  cursor: 0,
  claiming: [],
  ready: [],
  out: 0,
  lost: 0,
  isWriting: false,
  isReading: false,
  unsaved: [],
  pace: FIRST_REVOCATION_PACE,
  isCancelled: false,
  isUnsure: false,
  cannotRead: false,
  silencesInARow: 0,
  waits: 0,
  failuresInARow: 0,
  totals: undefined,
});

/** The job with one item changed. */
export function withItemState(job: JobState, item: number, next: ItemState): JobState {
  const before = itemAt(job.items, item);
  const counts = { ...job.counts };
  counts[before.phase] -= 1;
  counts[next.phase] += 1;
  return {
    ...job,
    items: withItem(job.items, item, next),
    counts,
    cursor: next.phase === 'pending' ? Math.min(job.cursor, item) : job.cursor,
    lost: job.lost + Number(next.at === 'lost') - Number(before.at === 'lost'),
  };
}

/** The job with every item looked at. */
export function withAllItems(
  job: JobState,
  change: (state: ItemState, item: number) => ItemState,
): JobState {
  let item = -1;
  let lost = 0;
  const pieces = job.items.pieces.map((piece) =>
    piece.map((state) => {
      item += 1;
      const next = change(state, item);
      if (next.at === 'lost') lost += 1;
      return next;
    }),
  );
  const items = { ...job.items, pieces };
  return { ...job, items, counts: countPhases(items), cursor: 0, lost };
}

/** What was claimed but not sent is pending again: no call of it went out. */
export function withoutReady(job: JobState): JobState {
  let next = job;
  for (const item of job.ready) {
    next = withItemState(next, item, pendingAgain(itemAt(next.items, item)));
  }
  return { ...next, ready: [] };
}

/** An item that is to be sent again, with what it has been through. */
export const pendingAgain = ({ failures, returns }: ItemState): ItemState => ({
  ...PENDING,
  failures,
  returns,
});
