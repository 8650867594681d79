import {
  bookDeath,
  bookPossibleDeath,
  createDeathBook,
  type DeathBook,
  type Ends,
} from './death-book.ts';
import { clientLifetime, sessionLifetime } from './lifetime.ts';
import { HIT, MAYBE_HIT } from './person-count.ts';
import type { GrantPolicy } from './session-expiry.ts';
import type { SessionSet } from './session-set.ts';
import type { ListCauses } from './session-state.ts';
import type { EpochSeconds, Seconds } from './time.ts';

/** All of a policy that one client's grants depend on; Infinity where nothing limits the age. */
export interface GrantTerms {
  readonly idle: Seconds;
  /** From the session's start. */
  readonly wholeMax: Seconds;
  /** From the client's own start. */
  readonly clientMax: Seconds;
}

export function grantTerms({ realm, override }: GrantPolicy): GrantTerms {
  const session = sessionLifetime(realm);
  const client = clientLifetime(realm, override);
  return {
    idle: Math.min(session.idle.seconds, client.idle.seconds),
    wholeMax: session.max?.seconds ?? Infinity,
    clientMax: client.max?.seconds ?? Infinity,
  };
}

export const isSameTerms = (a: GrantTerms, b: GrantTerms): boolean =>
  a.idle === b.idle && a.wholeMax === b.wholeMax && a.clientMax === b.clientMax;

/** What a pass over one client's grants counts. */
export interface GrantFold {
  listed: number;
  barred: number;
  /** Of all that are not barred. */
  readonly today: DeathBook;
  readonly draft: DeathBook;
  /** Only of those alive today. */
  readonly dyingToday: DeathBook;
  readonly dyingDraft: DeathBook;
  revivedLeast: number;
  revivedMost: number;
  /** By the set's number of a user. */
  readonly users: Uint8Array;
  /** Sessions of deleted users, which nothing else tells apart: each counts as a user. */
  readonly nameless: Map<string, number>;
}

export interface FoldInput {
  readonly set: SessionSet;
  readonly causes: ListCauses;
  readonly today: GrantTerms;
  readonly draft: GrantTerms;
  readonly now: EpochSeconds;
}

/**
 * Folds one client's grants in steps of some rows, so that a long list does not hold up the page. A grant
 * dies at the first of: its last refresh and idle, the session's start and max, the client's own start and
 * max (`lifetime.ts`). The client's own start is only known to lie between the session's start and its
 * last refresh where other clients share the session. Today and the draft are asked of the same start, so
 * a grant that is uncertain under both is not thought to die of a draft that leaves its client's max alone.
 */
export function* foldGrants(input: FoldInput, rowsPerStep: number): Generator<number, GrantFold> {
  const { set } = input;
  const fold: GrantFold = {
    listed: 0,
    barred: 0,
    today: createDeathBook(),
    draft: createDeathBook(),
    dyingToday: createDeathBook(),
    dyingDraft: createDeathBook(),
    revivedLeast: 0,
    revivedMost: 0,
    users: new Uint8Array(set.users.length),
    nameless: new Map(),
  };
  const foldRows = rowFolder(fold, input);
  const { length } = set;
  for (let from = 0; from < length; from += rowsPerStep) {
    const to = Math.min(length, from + rowsPerStep);
    foldRows(from, to);
    yield to - from;
  }
  return fold;
}

function rowFolder(fold: GrantFold, { set, causes, today, draft, now }: FoldInput) {
  // The set's own are looked up anew at every use, which a million rows would feel.
  const { startedAt, lastRefreshAt, userOf, clientsOf, isDropped, users } = set;
  const isShared = Uint8Array.from(set.clientSets, ({ length }) => (length === 1 ? 0 : 1));
  const isDisabled = disabledUsers(set, causes);
  // One object each for all rows: a million would keep the collector busy.
  const old: Ends = { idle: 0, firstMax: 0, lastMax: 0 };
  const next: Ends = { idle: 0, firstMax: 0, lastMax: 0 };

  const isBarred = (row: number) =>
    causes.client !== undefined ||
    lastRefreshAt[row]! < causes.notBefore ||
    isDisabled?.[userOf[row]!] === 1;

  function foldRow(row: number) {
    const start = startedAt[row]!;
    const refreshed = lastRefreshAt[row]!;
    const joined = isShared[clientsOf[row]!] === 1 ? refreshed : start;
    setEnds(old, today, start, refreshed, joined);
    setEnds(next, draft, start, refreshed, joined);
    bookDeath(fold.today, old, now);
    bookDeath(fold.draft, next, now);
    if (now < old.idle && now < old.firstMax) {
      bookDeath(fold.dyingToday, old, now);
      bookDeath(fold.dyingDraft, next, now);
      if (isDead(next, now)) hit(row, HIT);
      else if (mayBeDead(next, now)) hit(row, MAYBE_HIT);
    } else if (isDead(old, now)) {
      if (!mayBeDead(next, now)) fold.revivedLeast += 1;
      if (!isDead(next, now)) fold.revivedMost += 1;
    } else foldUncertain(row, start);
  }

  /** A grant that today's client max has ended or not, by when the client joined. */
  function foldUncertain(row: number, start: EpochSeconds) {
    // If it is alive, the client joined later than its max ago. Starts are whole seconds.
    const aliveFrom = now - today.clientMax + 1;
    old.firstMax = Math.min(start + today.wholeMax, aliveFrom + today.clientMax);
    bookPossibleDeath(fold.dyingToday, old, now);
    const isDeadAnyway = next.idle <= now || start + draft.wholeMax <= now;
    if (draft.clientMax > today.clientMax && !isDeadAnyway) fold.revivedMost += 1;
    next.firstMax = Math.min(start + draft.wholeMax, aliveFrom + draft.clientMax);
    bookPossibleDeath(fold.dyingDraft, next, now);
    if (mayBeDead(next, now)) hit(row, MAYBE_HIT);
  }

  function hit(row: number, how: number) {
    const user = userOf[row]!;
    if (users[user]!.id === undefined) fold.nameless.set(set.idAt(row), how);
    else if (fold.users[user]! < how) fold.users[user] = how;
  }

  return (from: number, to: number) => {
    for (let row = from; row < to; row += 1) {
      if (isDropped[row] === 1) continue;
      fold.listed += 1;
      if (isBarred(row)) fold.barred += 1;
      else foldRow(row);
    }
  };
}

/** By the set's number of a user; undefined where nobody is disabled. */
function disabledUsers(set: SessionSet, causes: ListCauses): Uint8Array | undefined {
  const disabled = causes.disabledUsers;
  if (!disabled || disabled.size === 0) return undefined;
  return Uint8Array.from(set.users, ({ id }) => (id !== undefined && disabled.has(id) ? 1 : 0));
}

const isDead = ({ idle, lastMax }: Ends, now: EpochSeconds): boolean =>
  idle <= now || lastMax <= now;

const mayBeDead = ({ idle, firstMax }: Ends, now: EpochSeconds): boolean =>
  idle <= now || firstMax <= now;

// oxlint-disable-next-line max-params -- an object for each of a million rows would cost more than the rest
function setEnds(
  ends: Ends,
  terms: GrantTerms,
  startedAt: EpochSeconds,
  refreshedAt: EpochSeconds,
  joinedAt: EpochSeconds,
): void {
  const whole = startedAt + terms.wholeMax;
  ends.idle = refreshedAt + terms.idle;
  ends.firstMax = Math.min(whole, startedAt + terms.clientMax);
  ends.lastMax = Math.min(whole, joinedAt + terms.clientMax);
}
