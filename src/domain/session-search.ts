import { parseDuration } from './duration.ts';
import { parseIsoTime } from './iso-time.ts';
import type { Rule } from './lifetime.ts';
import { type ListSearch, type ListSort, parseListSearch } from './list-search.ts';
import { RULES } from './session-expiry.ts';
import { SESSION_STATES, type SessionState } from './session-state.ts';
import type { Seconds } from './time.ts';

export const SESSION_SORTS = [
  'user',
  'session',
  'address',
  'started',
  'refreshed',
  'expires',
  'others',
  'state',
] as const;
export type SessionSort = (typeof SESSION_SORTS)[number];

const RULE_FILTERS = ['idle', 'max', ...RULES] as const satisfies readonly (
  | Rule
  | 'idle'
  | 'max'
)[];
export type RuleFilter = (typeof RULE_FILTERS)[number];

const STATE_FILTERS = ['ghost', 'sso', ...SESSION_STATES] as const;
export type StateFilter = 'ghost' | 'sso' | SessionState;

const USER_MATCHES = ['prefix', 'exact'] as const;

/** What the URL says about a client's list of sessions: filters are texts as a person wrote them. */
export interface SessionSearch extends ListSearch<SessionSort> {
  readonly user?: string;
  /** How `user` is compared; contained anywhere if not given. Case does not matter. */
  readonly match?: (typeof USER_MATCHES)[number];
  /** The beginning of a session id. */
  readonly session?: string;
  /** An address, a part of one, or a block such as `10.4.0.0/16`. */
  readonly address?: string;
  /** A day or a moment in ISO 8601; without a zone it is UTC. */
  readonly after?: string;
  readonly before?: string;
  /** A duration: not refreshed for that long. */
  readonly idle?: string;
  /** A duration: dies within it. */
  readonly dies?: string;
  readonly rule?: RuleFilter;
  readonly state?: StateFilter;
  /** Other clients on the session: `none`, `any`, or a clientId. */
  readonly others?: string;
  /** The session whose lifetime is explained beside the list. */
  readonly open?: string;
  /** The saved rule whose filters these are, to be planned at once. */
  readonly run?: string;
}

/** What is to become of a search; undefined takes a filter out. */
export type SessionSearchChange = {
  readonly [Key in keyof SessionSearch]?: SessionSearch[Key] | undefined;
};

/** The filters of a search, without its order and its open panel. */
export const SESSION_FILTERS = [
  'q',
  'user',
  'match',
  'session',
  'address',
  'after',
  'before',
  'idle',
  'dies',
  'rule',
  'state',
  'others',
] as const satisfies readonly (keyof SessionSearch)[];

/** Longer than any name or address; a clientId has at most 255 characters. */
const LONGEST_TEXT = 255;

/** Reads a URL's search; what it does not understand is left out, never an error. */
export function parseSessionSearch(search: Readonly<Record<string, unknown>>): SessionSearch {
  const text = (key: string, isValid: (value: string) => boolean = () => true) => {
    const raw = search[key];
    // The router makes a number of a text of digits, and a truth value of `true`.
    const value = ['string', 'number', 'boolean'].includes(typeof raw) ? String(raw).trim() : '';
    const isGood = value !== '' && value.length <= LONGEST_TEXT && isValid(value);
    return isGood ? { [key]: value } : {};
  };
  const one = (key: string, values: readonly string[]) =>
    text(key, (value) => values.includes(value));
  const user = text('user');
  return {
    ...parseListSearch(search, SESSION_SORTS),
    ...user,
    ...(user['user'] !== undefined && one('match', USER_MATCHES)),
    ...text('session', (value) => /^[\w-]+$/.test(value)),
    ...text('address'),
    ...text('after', (value) => parseIsoTime(value) !== undefined),
    ...text('before', (value) => parseIsoTime(value) !== undefined),
    ...text('idle', (value) => durationOf(value) !== undefined),
    ...text('dies', (value) => durationOf(value) !== undefined),
    ...one('rule', RULE_FILTERS),
    ...one('state', STATE_FILTERS),
    ...text('others'),
    ...text('open', (value) => /^[\w-]+$/.test(value)),
    ...text('run', (value) => /^[\w-]+$/.test(value)),
  };
}

/** The search after a change; what is not understood in it is left out. */
export const changedSearch = (search: SessionSearch, change: SessionSearchChange): SessionSearch =>
  parseSessionSearch({ ...search, ...change });

export const isFiltered = (search: SessionSearch): boolean =>
  SESSION_FILTERS.some((key) => search[key] !== undefined);

/** The change that takes all filters out and leaves the order and the open panel. */
export const NO_FILTERS: SessionSearchChange = Object.fromEntries(
  SESSION_FILTERS.map((key) => [key, undefined]),
);

/** The column a search sorts by and the direction; the next to die first unless it says otherwise. */
export const sessionSort = (search: SessionSearch): ListSort<SessionSort> => ({
  columnId: search.sort ?? 'expires',
  isDescending: search.desc ?? false,
});

/** The search after a click on a column's head: sorts by it, or turns its direction round. */
export function sortSessionsBy(search: SessionSearch, columnId: string): SessionSearch {
  const current = sessionSort(search);
  const desc = columnId === current.columnId && !current.isDescending;
  return parseSessionSearch({ ...search, sort: columnId, desc });
}

/** A duration as the filters write it, `45d`; a bare number is days. */
export function durationOf(text: string | undefined): Seconds | undefined {
  const parsed = parseDuration(text ?? '');
  return parsed.kind === 'ok' ? parsed.seconds : undefined;
}
