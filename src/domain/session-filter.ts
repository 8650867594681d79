import { type AddressBlock, blockMasks, parseAddress, parseAddressBlock } from './address.ts';
import { parseIsoTime } from './iso-time.ts';
import { RULES, type SessionExpiry } from './session-expiry.ts';
import { durationOf, type SessionSearch, type StateFilter } from './session-search.ts';
import type { SessionSet } from './session-set.ts';
import { FIRST_GHOST, SESSION_STATES } from './session-state.ts';
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
 * The rows that a search keeps, in the set's order. What many rows share (users, addresses, sets of
 * clients) is looked at once, rows then only by number.
 */
export function filterSessions(
  set: SessionSet,
  search: SessionSearch,
  facts: SessionFacts,
): Uint32Array {
  const tests = rowTests(set, search, facts);
  const rows = new Uint32Array(set.length);
  const { isDropped } = set;
  // Rows that came after the facts were told wait for the next look.
  const length = Math.min(set.length, facts.states.length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    if (isDropped[row] === 1) continue;
    let isKept = true;
    for (let at = 0; at < tests.length && isKept; at += 1) isKept = tests[at]!(row);
    if (isKept) {
      rows[count] = row;
      count += 1;
    }
  }
  return rows.subarray(0, count);
}

type RowTest = (row: number) => boolean;

const NEVER: RowTest = () => false;

/** The tests that a search asks for, the cheap ones first. */
function rowTests(set: SessionSet, search: SessionSearch, facts: SessionFacts): RowTest[] {
  return [
    ...timeTests(set, search, facts),
    ...ruleTests(search, facts),
    ...(search.state === undefined ? [] : [stateTest(set, search.state, facts)]),
    ...(search.user === undefined ? [] : [userTest(set, search.user, search.match)]),
    ...(search.address === undefined ? [] : [addressTest(set, search.address)]),
    ...(search.others === undefined ? [] : [othersTest(set, search.others, facts.clientUuid)]),
    ...(search.session === undefined ? [] : [idTest(set, search.session, true)]),
    ...(search.q === undefined || search.q.trim() === '' ? [] : [anyTest(set, search.q.trim())]),
  ];
}

function timeTests(set: SessionSet, search: SessionSearch, facts: SessionFacts): RowTest[] {
  const { startedAt, lastRefreshAt } = set;
  const { now, expiry } = facts;
  const tests: RowTest[] = [];
  const after = parseIsoTime(search.after);
  if (after !== undefined) tests.push((row) => startedAt[row]! >= after);
  const before = parseIsoTime(search.before);
  if (before !== undefined) tests.push((row) => startedAt[row]! < before);
  const idle = durationOf(search.idle);
  if (idle !== undefined) tests.push((row) => now - lastRefreshAt[row]! >= idle);
  const within = durationOf(search.dies);
  if (within !== undefined) {
    const at = expiry?.at;
    // Dead already is not about to die.
    tests.push(at ? (row) => at[row]! > now && at[row]! <= now + within : NEVER);
  }
  return tests;
}

function ruleTests({ rule }: SessionSearch, { expiry }: SessionFacts): RowTest[] {
  if (rule === undefined) return [];
  if (!expiry) return [NEVER];
  const { ruleOf } = expiry;
  const isWanted = RULES.map((name) => name === rule || name.endsWith(`-${rule}`));
  return [(row) => isWanted[ruleOf[row]!] === true];
}

function stateTest(set: SessionSet, state: StateFilter, facts: SessionFacts): RowTest {
  const { states, ssoIds } = facts;
  if (state === 'sso') {
    if (!ssoIds) return NEVER;
    const live = new Set([...ssoIds].map((id) => set.rowOf(id)));
    return (row) => live.has(row);
  }
  if (state === 'ghost') return (row) => states[row]! >= FIRST_GHOST;
  const wanted = SESSION_STATES.indexOf(state);
  return (row) => states[row] === wanted;
}

function userTest(set: SessionSet, wanted: string, match: SessionSearch['match']): RowTest {
  const needle = wanted.toLowerCase();
  const names = loweredNames(set);
  const { userOf } = set;
  const isMatch = Uint8Array.from(set.users, ({ id, name }, user) => {
    if (name === undefined) return 0;
    if (id === wanted) return 1;
    const text = names[user]!;
    if (match === 'exact') return text === needle ? 1 : 0;
    return (match === 'prefix' ? text.startsWith(needle) : text.includes(needle)) ? 1 : 0;
  });
  return (row) => isMatch[userOf[row]!] === 1;
}

/** A block holds addresses; a whole address is compared as one, whatever its spelling. */
function addressTest(set: SessionSet, wanted: string): RowTest {
  const whole = parseAddress(wanted);
  const block = parseAddressBlock(wanted) ?? (whole && { address: whole, prefixBits: 128 });
  const { addressOf } = set;
  const isMatch = block ? addressesIn(set, block) : addressesWith(set, wanted);
  return (row) => isMatch[addressOf[row]!] === 1;
}

function addressesIn(set: SessionSet, block: AddressBlock): Uint8Array {
  const { words, isKnown } = addressColumns(set);
  const masks = blockMasks(block);
  return Uint8Array.from(set.addresses, (_, address) => {
    if (isKnown[address] === 0) return 0;
    for (let at = 0; at < 4; at += 1) {
      if (((words[at]![address]! ^ block.address[at]!) & masks[at]!) !== 0) return 0;
    }
    return 1;
  });
}

function addressesWith(set: SessionSet, part: string): Uint8Array {
  const needle = part.toLowerCase();
  return Uint8Array.from(set.addresses, (address) =>
    address?.toLowerCase().includes(needle) === true ? 1 : 0,
  );
}

function othersTest(set: SessionSet, wanted: string, clientUuid: string): RowTest {
  const { clientsOf } = set;
  const isMatch = Uint8Array.from(set.clientSets, (clients) => {
    const others = clients.filter(({ uuid }) => uuid !== clientUuid);
    if (wanted === 'none') return others.length === 0 ? 1 : 0;
    if (wanted === 'any') return others.length > 0 ? 1 : 0;
    return others.some(({ clientId }) => clientId === wanted) ? 1 : 0;
  });
  return (row) => isMatch[clientsOf[row]!] === 1;
}

/** A part of a user's name, of an address, or of a session id. */
function anyTest(set: SessionSet, wanted: string): RowTest {
  const needle = wanted.toLowerCase();
  const { userOf, addressOf } = set;
  const isUser = Uint8Array.from(loweredNames(set), (name) => (name.includes(needle) ? 1 : 0));
  const isAddress = addressesWith(set, needle);
  const isId = idTest(set, wanted, false);
  return (row) => isUser[userOf[row]!] === 1 || isAddress[addressOf[row]!] === 1 || isId(row);
}

/** Ids are bytes; letters are compared without regard to case, for people read them aloud. */
function idTest(set: SessionSet, wanted: string, isPrefix: boolean): RowTest {
  if (!/^[\w-]+$/.test(wanted)) return NEVER;
  const { idBytes, idEnds } = set;
  const needle = Uint8Array.from(wanted, (character) => lowered(character.charCodeAt(0)));
  const first = needle[0]!;
  const firstUpper = wanted.charAt(0).toUpperCase().charCodeAt(0);
  return (row) => {
    const start = row === 0 ? 0 : idEnds[row - 1]!;
    const lastPlace = idEnds[row]! - needle.length;
    const last = isPrefix ? Math.min(start, lastPlace) : lastPlace;
    for (let from = start; from <= last; from += 1) {
      const byte = idBytes[from]!;
      if (byte !== first && byte !== firstUpper) continue;
      let at = 1;
      while (at < needle.length && lowered(idBytes[from + at]!) === needle[at]!) at += 1;
      if (at === needle.length) return true;
    }
    return false;
  };
}

const lowered = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** The clientIds that share sessions with a client, by name. */
export const otherClientIds = ({ clientSets }: SessionSet, clientUuid: string): string[] =>
  [
    ...new Set(
      clientSets.flat().flatMap(({ uuid, clientId }) => (uuid === clientUuid ? [] : clientId)),
    ),
  ].toSorted();
