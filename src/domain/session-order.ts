import type { ListSort } from './list-search.ts';
import type { SessionFacts } from './session-filter.ts';
import { radixSort, radixSortByWords } from './session-radix-sort.ts';
import type { SessionSort } from './session-search.ts';
import type { SessionSet } from './session-set.ts';
import { addressColumns, loweredNames } from './session-texts.ts';

const HIGHEST_KEY = 0xffffffff;
/** 36 characters of a UUID in words of four; 255 of a name in words of two. */
const ID_WORDS = 9;
const NAME_WORDS = 128;

/**
 * Some rows of a set in the order of a column. Rows that are equal in it stand in the set's own order;
 * what is not known comes first. Returns a new array.
 */
export function sortSessions(
  set: SessionSet,
  rows: Uint32Array,
  sort: ListSort<SessionSort>,
  facts: SessionFacts,
): Uint32Array {
  const sorted = rows.slice();
  if (sort.columnId === 'session') {
    radixSortByWords(sorted, (row, index) => idWord(set, row, index), ID_WORDS);
    return sort.isDescending ? sorted.toReversed() : sorted;
  }
  const keys = new Uint32Array(set.length);
  const keyOf = keyReader(set, sort.columnId, facts);
  for (const row of rows) keys[row] = sort.isDescending ? HIGHEST_KEY - keyOf(row) : keyOf(row);
  radixSort(sorted, keys);
  return sorted;
}

/** Reads the key of a row, a whole number below 2^32. */
function keyReader(
  set: SessionSet,
  columnId: Exclude<SessionSort, 'session'>,
  facts: SessionFacts,
): (row: number) => number {
  const { userOf, addressOf, clientsOf, startedAt, lastRefreshAt } = set;
  switch (columnId) {
    case 'user': {
      const ranks = userRanks(set);
      return (row) => ranks[userOf[row]!]!;
    }
    case 'address': {
      const ranks = addressRanks(set);
      return (row) => ranks[addressOf[row]!]!;
    }
    case 'started':
      return (row) => timeKey(startedAt[row]!);
    case 'refreshed':
      return (row) => timeKey(lastRefreshAt[row]!);
    case 'expires': {
      const at = facts.expiry?.at;
      return at ? (row) => timeKey(at[row]!) : () => 0;
    }
    case 'others':
      return (row) => set.clientSets[clientsOf[row]!]!.length;
    case 'state':
      return (row) => facts.states[row]!;
  }
}

/** Moments outside 1970 to 2106 stand at the ends. */
const timeKey = (at: number): number => Math.min(HIGHEST_KEY, Math.max(0, Math.floor(at)));

function userRanks(set: SessionSet): Uint32Array {
  const names = loweredNames(set);
  const order = countUp(names.length);
  const wordOf = (user: number, index: number) => {
    const name = names[user]!;
    const at = 2 * index;
    if (at >= name.length) return 0;
    const second = at + 1 < name.length ? name.charCodeAt(at + 1) : 0;
    return ((name.charCodeAt(at) << 16) | second) >>> 0;
  };
  radixSortByWords(order, wordOf, NAME_WORDS);
  return ranksOf(order, (a, b) => names[a] === names[b]);
}

/** Addresses by their bits, so that 10.0.0.9 stands before 10.0.0.10; what is none stands first. */
function addressRanks(set: SessionSet): Uint32Array {
  const { words, isKnown } = addressColumns(set);
  const order = countUp(set.addresses.length);
  // The sort keeps the order of equals, so the most significant word comes last.
  for (const column of words.toReversed()) radixSort(order, column);
  radixSort(order, Uint32Array.from(isKnown));
  return ranksOf(
    order,
    (a, b) => isKnown[a] === isKnown[b] && words.every((column) => column[a] === column[b]),
  );
}

const countUp = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, at) => at);

/** The place of each thing in an order; equal things share one, so that ties keep the rows' order. */
function ranksOf(order: Uint32Array, areEqual: (a: number, b: number) => boolean): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let at = 1; at < order.length; at += 1) {
    const isSame = areEqual(order[at - 1]!, order[at]!);
    ranks[order[at]!] = isSame ? ranks[order[at - 1]!]! : at;
  }
  return ranks;
}

/** Four characters of a session id; 0 past its end, which no character is. */
function idWord({ idBytes, idEnds }: SessionSet, row: number, index: number): number {
  const start = (row === 0 ? 0 : idEnds[row - 1]!) + 4 * index;
  const end = idEnds[row]!;
  if (start >= end) return 0;
  let word = 0;
  for (let at = start; at < start + 4; at += 1) word = (word << 8) | (at < end ? idBytes[at]! : 0);
  return word >>> 0;
}
