import { type AddressBlock, blockMasks, parseAddress, parseAddressBlock } from './address.ts';
import { parseIsoTime } from './iso-time.ts';
import { RULES, type SessionExpiry } from './session-expiry.ts';
import { durationOf, type SessionSearch, type StateFilter } from './session-search.ts';
import type { SessionSet } from './session-set.ts';
import { isGhost, SESSION_STATES, type SessionState } from './session-state.ts';
import { addressColumns, loweredNames } from './session-texts.ts';
import type { EpochSeconds } from './time.ts';

/** What filters look at beside the sessions themselves. */
export interface SessionFacts {
  readonly clientUuid: string;
  /** Undefined where the policy may not be read: filters by death match nothing then. */
  readonly expiry: SessionExpiry | undefined;
  /** Numbers of `SESSION_STATES`. */
  readonly states: Uint8Array;
  /** The ids of live SSO sessions; undefined where they are not known. */
  readonly ssoIds: ReadonlySet<string> | undefined;
  readonly now: EpochSeconds;
}

/**
 * The rows that a search keeps, in the set's order. Each filter goes once over all rows and strikes out
 * what it does not want; what many rows share (users, addresses, sets of clients) is looked at once.
 */
export function filterSessions(
  set: SessionSet,
  search: SessionSearch,
  facts: SessionFacts,
): Uint32Array {
  // Rows that came after the facts were told wait for the next look.
  const length = Math.min(set.length, facts.states.length);
  const keep = new Uint8Array(length);
  for (let row = 0; row < length; row += 1) keep[row] = set.isDropped[row] === 0 ? 1 : 0;
  keepByTime(keep, set, search, facts);
  keepByDeath(keep, search, facts);
  if (search.state !== undefined) keepState(keep, set, search.state, facts);
  if (search.user !== undefined) {
    keepListed(keep, set.userOf, usersLike(set, search.user, search.match));
  }
  if (search.address !== undefined) {
    keepListed(keep, set.addressOf, addressesLike(set, search.address));
  }
  if (search.others !== undefined) {
    keepListed(keep, set.clientsOf, clientSetsWith(set, search.others, facts.clientUuid));
  }
  if (search.session !== undefined) keepIdPrefix(keep, set, search.session);
  const anywhere = search.q?.trim() ?? '';
  if (anywhere !== '') keepAnywhere(keep, set, anywhere);
  return rowsKept(keep);
}

function rowsKept(keep: Uint8Array): Uint32Array {
  const rows = new Uint32Array(keep.length);
  let count = 0;
  for (let row = 0; row < keep.length; row += 1) {
    rows[count] = row;
    count += keep[row]!;
  }
  return rows.subarray(0, count);
}

/** Strikes out the rows whose value lies outside. */
function keepBetween(keep: Uint8Array, column: Float64Array, from: number, to: number): void {
  for (let row = 0; row < keep.length; row += 1) {
    if (!(column[row]! >= from && column[row]! <= to)) keep[row] = 0;
  }
}

/** Strikes out the rows whose number is not on a list: 1 at each number that is. */
function keepListed(
  keep: Uint8Array,
  column: Uint32Array | Uint8Array,
  isListed: Uint8Array,
): void {
  for (let row = 0; row < keep.length; row += 1) keep[row]! &= isListed[column[row]!]!;
}

function keepByTime(
  keep: Uint8Array,
  set: SessionSet,
  search: SessionSearch,
  { now }: SessionFacts,
): void {
  const after = parseIsoTime(search.after) ?? -Infinity;
  const before = parseIsoTime(search.before) ?? Infinity;
  // Times are whole seconds.
  if (after > -Infinity || before < Infinity) keepBetween(keep, set.startedAt, after, before - 1);
  const idle = durationOf(search.idle);
  if (idle !== undefined) keepBetween(keep, set.lastRefreshAt, -Infinity, now - idle);
}

/** Where nothing is known of deaths no row matches. */
function keepByDeath(keep: Uint8Array, search: SessionSearch, { expiry, now }: SessionFacts): void {
  const { rule } = search;
  const within = durationOf(search.dies);
  if (rule === undefined && within === undefined) return;
  if (!expiry) {
    keep.fill(0);
    return;
  }
  // What is dead already is not about to die.
  if (within !== undefined) keepBetween(keep, expiry.at, now + 1, now + within);
  if (rule !== undefined) {
    const isWanted = (name: string) => name === rule || name.endsWith(`-${rule}`);
    keepListed(keep, expiry.ruleOf, listOf(RULES, isWanted));
  }
}

function keepState(
  keep: Uint8Array,
  set: SessionSet,
  state: StateFilter,
  { states, ssoIds }: SessionFacts,
): void {
  if (state !== 'sso') {
    const isWanted = (name: SessionState) => (state === 'ghost' ? isGhost(name) : name === state);
    keepListed(keep, states, listOf(SESSION_STATES, isWanted));
    return;
  }
  const isLive = new Uint8Array(keep.length);
  for (const id of ssoIds ?? []) {
    const row = set.rowOf(id);
    if (row >= 0 && row < keep.length) isLive[row] = 1;
  }
  for (let row = 0; row < keep.length; row += 1) keep[row]! &= isLive[row]!;
}

/** 1 at each number of a thing that passes a test. */
function listOf<T>(things: readonly T[], test: (thing: T, number: number) => boolean): Uint8Array {
  const list = new Uint8Array(things.length);
  for (let number = 0; number < things.length; number += 1) {
    if (test(things[number]!, number)) list[number] = 1;
  }
  return list;
}

function usersLike(set: SessionSet, wanted: string, match: SessionSearch['match']): Uint8Array {
  const needle = wanted.toLowerCase();
  const names = loweredNames(set);
  return listOf(set.users, ({ id, name }, user) => {
    if (name === undefined) return false;
    if (id === wanted) return true;
    const text = names[user]!;
    if (match === 'exact') return text === needle;
    return match === 'prefix' ? text.startsWith(needle) : text.includes(needle);
  });
}

/** A block holds addresses; a whole address is compared as one, whatever its spelling. */
function addressesLike(set: SessionSet, wanted: string): Uint8Array {
  const whole = parseAddress(wanted);
  const block = parseAddressBlock(wanted) ?? (whole && { address: whole, prefixBits: 128 });
  return block ? addressesIn(set, block) : addressesWith(set, wanted);
}

function addressesIn(set: SessionSet, block: AddressBlock): Uint8Array {
  const { words, isKnown } = addressColumns(set);
  const masks = blockMasks(block);
  const list = isKnown.slice(0, set.addresses.length);
  for (let at = 0; at < 4; at += 1) {
    const column = words[at]!;
    const wanted = block.address[at]! & masks[at]!;
    for (let address = 0; address < list.length; address += 1) {
      if ((column[address]! & masks[at]!) !== wanted) list[address] = 0;
    }
  }
  return list;
}

function addressesWith(set: SessionSet, part: string): Uint8Array {
  const needle = part.toLowerCase();
  // Few addresses have letters, and few searches for them.
  if (!/[a-z]/.test(needle)) {
    return listOf(set.addresses, (address) => address?.includes(needle) === true);
  }
  return listOf(set.addresses, (address) => address?.toLowerCase().includes(needle) === true);
}

const clientSetsWith = (set: SessionSet, wanted: string, clientUuid: string): Uint8Array =>
  listOf(set.clientSets, (clients) => {
    const others = clients.filter(({ uuid }) => uuid !== clientUuid);
    if (wanted === 'none') return others.length === 0;
    if (wanted === 'any') return others.length > 0;
    return others.some(({ clientId }) => clientId === wanted);
  });

/** Keeps what has the text in a user's name, in an address, or in a session id. */
function keepAnywhere(keep: Uint8Array, set: SessionSet, wanted: string): void {
  const needle = wanted.toLowerCase();
  const isUser = listOf(loweredNames(set), (name) => name.includes(needle));
  const isAddress = addressesWith(set, needle);
  const { userOf, addressOf } = set;
  const isId = idsWith(set, keep.length, wanted);
  for (let row = 0; row < keep.length; row += 1) {
    keep[row]! &= isUser[userOf[row]!]! | isAddress[addressOf[row]!]! | isId[row]!;
  }
}

/** 1 at each row whose id has a text in it: the bytes of all ids are gone through at once. */
function idsWith({ idBytes, idEnds }: SessionSet, length: number, wanted: string): Uint8Array {
  const list = new Uint8Array(length);
  if (!ID_TEXT.test(wanted)) return list;
  const needle = loweredBytes(wanted);
  const bytes = idBytes.subarray(0, idEnds[length - 1] ?? 0);
  const [first = ''] = wanted;
  for (const spelling of new Set([first.toLowerCase(), first.toUpperCase()])) {
    const byte = spelling.charCodeAt(0);
    let row = 0;
    for (let place = bytes.indexOf(byte); place >= 0; place = bytes.indexOf(byte, place + 1)) {
      while (idEnds[row]! <= place) row += 1;
      if (place + needle.length <= idEnds[row]! && hasNeedle(bytes, place, needle)) list[row] = 1;
    }
  }
  return list;
}

/** Keeps the rows whose id begins with a text. */
function keepIdPrefix(keep: Uint8Array, { idBytes, idEnds }: SessionSet, wanted: string): void {
  if (!ID_TEXT.test(wanted)) {
    keep.fill(0);
    return;
  }
  const needle = loweredBytes(wanted);
  let start = 0;
  for (let row = 0; row < keep.length; row += 1) {
    const end = idEnds[row]!;
    if (start + needle.length > end || !hasNeedle(idBytes, start, needle)) keep[row] = 0;
    start = end;
  }
}

/** What ids are made of; with anything else in it a text is in none. */
const ID_TEXT = /^[\w-]+$/;

/** Ids are bytes; letters are compared without regard to case, for people read them aloud. */
const loweredBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => LOWERED[character.charCodeAt(0)]!);

function hasNeedle(bytes: Uint8Array, place: number, needle: Uint8Array): boolean {
  let at = 0;
  while (at < needle.length && LOWERED[bytes[place + at]!] === needle[at]) at += 1;
  return at === needle.length;
}

/** Each byte with capitals A to Z made small. */
const LOWERED = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** The clientIds that share sessions with a client, by name. */
export const otherClientIds = ({ clientSets }: SessionSet, clientUuid: string): string[] =>
  [
    ...new Set(
      clientSets.flat().flatMap(({ uuid, clientId }) => (uuid === clientUuid ? [] : clientId)),
    ),
  ].toSorted();
