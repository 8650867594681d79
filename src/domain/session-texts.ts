import { parseAddress } from './address.ts';
import type { SessionSet } from './session-set.ts';

/** The 128 bits of each address of a set, in four columns; `isKnown` is 0 where a text is no address. */
export interface AddressColumns {
  readonly words: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  readonly isKnown: Uint8Array;
}

interface Derived {
  names: { source: (string | undefined)[]; lowered: string[] };
  addresses: { count: number; columns: AddressColumns };
}

/** Reading a text takes microseconds, and there are as many texts as rows in the worst case: once each. */
const derived = new WeakMap<SessionSet, Derived>();

/** The users' names in small letters, by user; empty where there is none. */
export function loweredNames(set: SessionSet): readonly string[] {
  const { names } = derivedOf(set);
  for (const [user, { name }] of set.users.entries()) {
    // Somebody may have been renamed.
    if (names.source[user] === name && user < names.lowered.length) continue;
    names.source[user] = name;
    names.lowered[user] = (name ?? '').toLowerCase();
  }
  return names.lowered;
}

export function addressColumns(set: SessionSet): AddressColumns {
  const { addresses } = derivedOf(set);
  const count = set.addresses.length;
  if (count > addresses.columns.isKnown.length) {
    addresses.columns = enlarged(addresses.columns, 2 * count);
  }
  const { words, isKnown } = addresses.columns;
  for (let address = addresses.count; address < count; address += 1) {
    const parsed = parseAddress(set.addresses[address] ?? '');
    if (!parsed) continue;
    isKnown[address] = 1;
    for (const [at, word] of parsed.entries()) words[at]![address] = word;
  }
  addresses.count = count;
  return addresses.columns;
}

function derivedOf(set: SessionSet): Derived {
  const known = derived.get(set) ?? {
    names: { source: [], lowered: [] },
    addresses: { count: 0, columns: emptyColumns(0) },
  };
  derived.set(set, known);
  return known;
}

const emptyColumns = (count: number): AddressColumns => ({
  words: [
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count),
  ],
  isKnown: new Uint8Array(count),
});

function enlarged(old: AddressColumns, count: number): AddressColumns {
  const larger = emptyColumns(count);
  larger.isKnown.set(old.isKnown);
  for (const [at, column] of old.words.entries()) larger.words[at]!.set(column);
  return larger;
}
