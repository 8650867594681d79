import type { CountRange } from './count-range.ts';
import type { SessionSet } from './session-set.ts';

/** How a user is hit, as a number of a column; 0 is not at all. */
export const MAYBE_HIT = 1;
export const HIT = 2;

/** How the users of one client are hit, by the set's number of a user, and its sessions of deleted users. */
export interface HitUsers {
  readonly set: SessionSet;
  readonly users: Uint8Array;
  readonly nameless: ReadonlyMap<string, number>;
}

/** Knows the users of several sets as the same persons, without a look-up of names for every count. */
export interface PersonCount {
  /** Takes up users of a set that it does not know yet, in steps of some users. */
  readonly number: (set: SessionSet, usersPerStep: number) => Generator<number, void>;
  /** How many persons are hit in any of several clients: certainly, and perhaps. */
  readonly count: (clients: readonly HitUsers[]) => CountRange;
}

export function createPersonCount(): PersonCount {
  const numbers = new Map<string, number>();
  /** By set: the person of each of its users, in a column that may be longer than it is filled. */
  const known = new WeakMap<SessionSet, { persons: Uint32Array; filled: number }>();

  function columnOf(set: SessionSet) {
    const column = known.get(set) ?? { persons: new Uint32Array(0), filled: 0 };
    if (column.persons.length < set.users.length) {
      const persons = new Uint32Array(2 * set.users.length);
      persons.set(column.persons);
      column.persons = persons;
    }
    known.set(set, column);
    return column;
  }

  function* number(set: SessionSet, usersPerStep: number): Generator<number, void> {
    const column = columnOf(set);
    const { length } = set.users;
    while (column.filled < length) {
      const from = column.filled;
      const to = Math.min(length, from + usersPerStep);
      for (let user = from; user < to; user += 1) {
        // A deleted user has no id; its sessions are told apart by their own.
        const id = set.users[user]!.id ?? '';
        const person = numbers.get(id) ?? numbers.size;
        numbers.set(id, person);
        column.persons[user] = person;
      }
      column.filled = to;
      yield to - from;
    }
  }

  function count(clients: readonly HitUsers[]): CountRange {
    const hits = new Uint8Array(numbers.size);
    const nameless = new Map<string, number>();
    for (const { set, users, nameless: sessions } of clients) {
      const { persons } = columnOf(set);
      for (let user = 0; user < users.length; user += 1) {
        const how = users[user]!;
        const person = persons[user]!;
        if (how > hits[person]!) hits[person] = how;
      }
      for (const [id, how] of sessions) nameless.set(id, Math.max(how, nameless.get(id) ?? 0));
    }
    return countHits(hits, nameless);
  }

  return { number, count };
}

/** How many of those are hit certainly, and perhaps. */
export function countHits(hits: Uint8Array, nameless: ReadonlyMap<string, number>): CountRange {
  let least = 0;
  let most = 0;
  for (let at = 0; at < hits.length; at += 1) {
    if (hits[at] === HIT) least += 1;
    if (hits[at] !== 0) most += 1;
  }
  for (const how of nameless.values()) if (how === HIT) least += 1;
  return { least, most: most + nameless.size };
}
