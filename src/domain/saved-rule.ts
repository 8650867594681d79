import type { SessionClient } from './offline-session.ts';
import type { RevocationWay } from './revocation-plan.ts';
import { parseSessionSearch, SESSION_FILTERS, type SessionSearch } from './session-search.ts';
import { isUuid } from './uuid.ts';

/** A filter as it may be kept in a browser: it names no person and no address. */
export type StoredFilter = Pick<
  SessionSearch,
  'session' | 'after' | 'before' | 'idle' | 'dies' | 'rule' | 'state' | 'others' | 'user' | 'match'
>;

/** A filter under a name, to be planned again with one click. */
export interface SavedRule {
  readonly id: string;
  readonly realm: string;
  readonly name: string;
  readonly client: SessionClient;
  readonly filter: StoredFilter;
  readonly way: RevocationWay;
}

export type RuleProblem =
  | 'no-name'
  | 'long-name'
  | 'name-taken'
  /** Every session of the client would match. */
  | 'no-filter'
  /** The filter holds a name or an address, of which nothing is kept in the browser. */
  | 'names-somebody';

export const LONGEST_RULE_NAME = 80;

/** A filter without what may not be kept: texts to search for, addresses, and users but by their id. */
export function storedFilter(search: SessionSearch): StoredFilter {
  const kept = SESSION_FILTERS.filter(
    (key) =>
      search[key] !== undefined &&
      key !== 'q' &&
      key !== 'address' &&
      (key !== 'user' || isUuid(search.user ?? '')) &&
      (key !== 'match' || isUuid(search.user ?? '')),
  );
  return Object.fromEntries(kept.map((key) => [key, search[key]]));
}

/** What is wrong with a rule that is to be saved beside others of the realm; undefined if nothing is. */
export function ruleProblem(
  rule: Pick<SavedRule, 'id' | 'name' | 'realm'>,
  search: SessionSearch,
  others: readonly SavedRule[],
): RuleProblem | undefined {
  const name = rule.name.trim();
  if (name === '') return 'no-name';
  if (name.length > LONGEST_RULE_NAME) return 'long-name';
  const isTaken = (other: SavedRule) =>
    other.id !== rule.id && other.realm === rule.realm && other.name === name;
  if (others.some(isTaken)) return 'name-taken';
  const filters = SESSION_FILTERS.filter((key) => search[key] !== undefined);
  if (filters.length === 0) return 'no-filter';
  return Object.keys(storedFilter(search)).length < filters.length ? 'names-somebody' : undefined;
}

export type ParsedRules =
  | { readonly kind: 'ok'; readonly rules: readonly SavedRule[] }
  | { readonly kind: 'bad'; readonly problem: string };

const FORMAT = 'curfew-rules';
const MOST_RULES = 1000;

/** Rules as a file that `parseRules` reads. */
export const formatRules = (rules: readonly SavedRule[]): string =>
  `${JSON.stringify({ format: FORMAT, version: 1, rules }, undefined, 2)}\n`;

/** Reads a file of rules; all of them or none. */
export function parseRules(text: string): ParsedRules {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { kind: 'bad', problem: 'This is not JSON. Choose a file that Curfew has exported.' };
  }
  if (!isRecord(file) || file['format'] !== FORMAT || !Array.isArray(file['rules'])) {
    return { kind: 'bad', problem: 'This is no file of saved rules.' };
  }
  if (file['version'] !== 1) {
    return { kind: 'bad', problem: 'A newer Curfew has written this file. Update this one first.' };
  }
  const entries: readonly unknown[] = file['rules'];
  if (entries.length > MOST_RULES) {
    return { kind: 'bad', problem: `The file holds more than ${MOST_RULES} rules.` };
  }
  const rules: SavedRule[] = [];
  for (const [at, entry] of entries.entries()) {
    const rule = decodeRule(entry);
    if (!rule) return { kind: 'bad', problem: `Rule ${at + 1} of the file is not valid.` };
    rules.push(rule);
  }
  return { kind: 'ok', rules };
}

function decodeRule(entry: unknown): SavedRule | undefined {
  if (!isRecord(entry) || !isRecord(entry['client']) || !isRecord(entry['filter']))
    return undefined;
  const { id, realm, name, way } = entry;
  const { uuid, clientId } = entry['client'];
  const isGood = [id, realm, name, uuid, clientId].every(
    (text) => typeof text === 'string' && text !== '' && text.length <= 255,
  );
  if (!isGood || (way !== 'client' && way !== 'session')) return undefined;
  const search = parseSessionSearch(entry['filter']);
  // A filter that is not understood would leave more sessions in than its author meant.
  const read = new Map<string, unknown>(Object.entries(search));
  const isWhole = Object.entries(entry['filter']).every(
    ([key, value]) => String(read.get(key)) === String(value),
  );
  const rule = {
    id: String(id),
    realm: String(realm),
    name: String(name).trim(),
    client: { uuid: String(uuid), clientId: String(clientId) },
    way,
  } as const;
  if (!isWhole || ruleProblem(rule, search, [])) return undefined;
  return { ...rule, filter: storedFilter(search) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
