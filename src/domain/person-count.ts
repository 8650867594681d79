import type { SessionSet } from './session-set.ts';

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
  /** How each person is hit over several clients, the worst of each. */
  readonly union: (clients: readonly HitUsers[]) => Iterable<number>;
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
    const count = set.users.length;
    while (column.filled < count) {
      const from = column.filled;
      const to = Math.min(count, from + usersPerStep);
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

  function* union(clients: readonly HitUsers[]): Generator<number, void> {
    const hits = new Uint8Array(numbers.size);
    const nameless = new Map<string, number>();
    for (const { set, users, nameless: sessions } of clients) {
      const { persons } = columnOf(set);
      for (let user = 0; user < users.length; user += 1) {
        const person = persons[user]!;
        if (hits[person]! < users[user]!) hits[person] = users[user]!;
      }
      for (const [id, how] of sessions) nameless.set(id, Math.max(how, nameless.get(id) ?? 0));
    }
    yield* hits;
    yield* nameless.values();
  }

  return { number, union };
}
