import {
  bookDeath,
  bookPossibleDeath,
  createDeathBook,
  type DeathBook,
  type Ends,
  placeOf,
} from './death-book.ts';
import { aliveFrom, type GrantTerms, sharedEnds } from './grant-terms.ts';
import { HIT, MAYBE_HIT } from './person-count.ts';
import type { SessionSet } from './session-set.ts';
import type { ListCauses } from './session-state.ts';
import type { EpochSeconds } from './time.ts';

/*
 * A grant dies at the first of: its last refresh and idle, the session's start and max, the client's own
 * start and max (`lifetime.ts`). The client's own start is only known to lie between the session's start
 * and its last refresh where other clients share the session. Today and the draft are asked of the same
 * start, so a grant that is uncertain under both does not die of a draft that leaves its client's max.
 */

/** What a row is today, by its number: one that does not count, or what its times say. */
const NOT_COUNTED = 0;
const ALIVE = 1;
const DEAD = 2;
const UNCERTAIN = 3;

/** One client's grants under today's policy. */
export interface TodayFold {
  readonly listed: number;
  readonly barred: number;
  readonly stateOf: Uint8Array;
  /** Of all that are not barred. */
  readonly deaths: DeathBook;
  /** Only of those that are alive. */
  readonly dying: DeathBook;
}

/** The same grants under a draft. */
export interface DraftFold {
  readonly deaths: DeathBook;
  /** Only of those that are alive today. */
  readonly dying: DeathBook;
  readonly revivedLeast: number;
  readonly revivedMost: number;
  /** How users are hit, by the set's number of a user. */
  readonly users: Uint8Array;
  /** Sessions of deleted users, which nothing else tells apart: each counts as a user. */
  readonly nameless: ReadonlyMap<string, number>;
}

/** The grants to fold; in steps of so many rows, so that a long list does not hold up the page. */
export interface FoldRows {
  readonly set: SessionSet;
  readonly now: EpochSeconds;
  readonly rowsPerStep: number;
}

const isDead = ({ idle, lastMax }: Ends, now: EpochSeconds) => idle <= now || lastMax <= now;
const mayBeDead = ({ idle, firstMax }: Ends, now: EpochSeconds) => idle <= now || firstMax <= now;

/** Folds one client's grants under today's policy. Yields the rows of each step. */
export function* foldToday(
  { set, now, rowsPerStep }: FoldRows,
  causes: ListCauses,
  terms: GrantTerms,
): Generator<number, TodayFold> {
  // The set's own are looked up anew at every use, which a million rows would feel.
  const { startedAt, lastRefreshAt, userOf, clientsOf, isDropped, length } = set;
  const isShared = sharedSets(set);
  const isDisabled = disabledUsers(set, causes);
  const stateOf = new Uint8Array(length);
  const deaths = createDeathBook();
  const dying = createDeathBook();
  const lifespan = Math.min(terms.wholeMax, terms.clientMax);
  let listed = 0;
  let barred = 0;

  function shared(start: EpochSeconds, refreshed: EpochSeconds): number {
    const ends = sharedEnds(terms, start, refreshed);
    bookDeath(deaths, ends, now);
    if (isDead(ends, now)) return DEAD;
    if (!mayBeDead(ends, now)) {
      bookDeath(dying, ends, now);
      return ALIVE;
    }
    bookPossibleDeath(dying, sharedEnds(terms, start, refreshed, aliveFrom(terms, now)), now);
    return UNCERTAIN;
  }

  function alone(start: EpochSeconds, refreshed: EpochSeconds): number {
    const idleEnd = refreshed + terms.idle;
    const maxEnd = start + lifespan;
    const place = placeOf(idleEnd, maxEnd, now);
    deaths[place]! += 1;
    if (idleEnd <= now || maxEnd <= now) return DEAD;
    dying[place]! += 1;
    return ALIVE;
  }

  for (let from = 0; from < length; from += rowsPerStep) {
    const to = Math.min(length, from + rowsPerStep);
    for (let row = from; row < to; row += 1) {
      if (isDropped[row] === 1) continue;
      listed += 1;
      const refreshed = lastRefreshAt[row]!;
      const isBarred =
        causes.client !== undefined ||
        refreshed < causes.notBefore ||
        isDisabled?.[userOf[row]!] === 1;
      if (isBarred) barred += 1;
      else {
        const fold = isShared[clientsOf[row]!] === 1 ? shared : alone;
        stateOf[row] = fold(startedAt[row]!, refreshed);
      }
    }
    yield to - from;
  }
  return { listed, barred, stateOf, deaths, dying };
}

/** Folds the same grants under a draft. Yields the rows of each step. */
export function* foldDraft(
  { set, now, rowsPerStep }: FoldRows,
  { stateOf }: TodayFold,
  today: GrantTerms,
  draft: GrantTerms,
): Generator<number, DraftFold> {
  const { startedAt, lastRefreshAt, userOf, clientsOf } = set;
  const isShared = sharedSets(set);
  const deaths = createDeathBook();
  const dying = createDeathBook();
  const users = new Uint8Array(set.users.length);
  const nameless = new Map<string, number>();
  const { idle } = draft;
  const lifespan = Math.min(draft.wholeMax, draft.clientMax);
  const { length } = stateOf;
  let revivedLeast = 0;
  let revivedMost = 0;

  function hit(row: number, how: number) {
    const user = userOf[row]!;
    if (set.users[user]!.id === undefined) nameless.set(set.idAt(row), how);
    else if (users[user]! < how) users[user] = how;
  }

  function shared(row: number, state: number) {
    const start = startedAt[row]!;
    const refreshed = lastRefreshAt[row]!;
    const ends = sharedEnds(draft, start, refreshed);
    bookDeath(deaths, ends, now);
    if (state === DEAD) {
      if (!mayBeDead(ends, now)) revivedLeast += 1;
      if (!isDead(ends, now)) revivedMost += 1;
    } else if (state === ALIVE) {
      bookDeath(dying, ends, now);
      if (isDead(ends, now)) hit(row, HIT);
      else if (mayBeDead(ends, now)) hit(row, MAYBE_HIT);
    } else {
      const isDeadAnyway = ends.idle <= now || start + draft.wholeMax <= now;
      if (draft.clientMax > today.clientMax && !isDeadAnyway) revivedMost += 1;
      const ifAlive = sharedEnds(draft, start, refreshed, aliveFrom(today, now));
      bookPossibleDeath(dying, ifAlive, now);
      if (mayBeDead(ifAlive, now)) hit(row, MAYBE_HIT);
    }
  }

  function alone(row: number, state: number) {
    const idleEnd = lastRefreshAt[row]! + idle;
    const maxEnd = startedAt[row]! + lifespan;
    const place = placeOf(idleEnd, maxEnd, now);
    deaths[place]! += 1;
    const isDeadNow = idleEnd <= now || maxEnd <= now;
    if (state === ALIVE) {
      dying[place]! += 1;
      if (isDeadNow) hit(row, HIT);
    } else if (!isDeadNow) {
      revivedLeast += 1;
      revivedMost += 1;
    }
  }

  for (let from = 0; from < length; from += rowsPerStep) {
    const to = Math.min(length, from + rowsPerStep);
    for (let row = from; row < to; row += 1) {
      const state = stateOf[row]!;
      if (state === NOT_COUNTED) continue;
      if (isShared[clientsOf[row]!] === 1) shared(row, state);
      else alone(row, state);
    }
    yield to - from;
  }
  return { deaths, dying, revivedLeast, revivedMost, users, nameless };
}

const sharedSets = (set: SessionSet): Uint8Array =>
  Uint8Array.from(set.clientSets, ({ length }) => (length === 1 ? 0 : 1));

/** By the set's number of a user; undefined where nobody is disabled. */
function disabledUsers(set: SessionSet, causes: ListCauses): Uint8Array | undefined {
  const disabled = causes.disabledUsers;
  if (!disabled || disabled.size === 0) return undefined;
  return Uint8Array.from(set.users, ({ id }) => (id !== undefined && disabled.has(id) ? 1 : 0));
}
