import { type Expiry, type GrantEnds, grantEnds, grantExpiry } from './lifetime.ts';
import { type ListSearch, type ListSort, parseListSearch } from './list-search.ts';
import {
  grantTimes,
  type OfflineSession,
  otherClients,
  type SessionClient,
} from './offline-session.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';

/** A client's grant in one session, as its list shows it. */
export interface SessionRow {
  readonly session: OfflineSession;
  readonly others: readonly SessionClient[];
  /** Undefined where the realm's policy may not be read. */
  readonly expiry: Expiry | undefined;
  readonly ends: GrantEnds | undefined;
}

export const SESSION_SORTS = [
  'user',
  'session',
  'address',
  'started',
  'refreshed',
  'expires',
  'others',
] as const;
export type SessionSort = (typeof SESSION_SORTS)[number];

/** What the URL says about a client's list of sessions. */
export type SessionListSearch = ListSearch<SessionSort>;

/** Reads a URL's search; what it does not understand is left out, never an error. */
export const parseSessionListSearch = (
  search: Readonly<Record<string, unknown>>,
): SessionListSearch => parseListSearch(search, SESSION_SORTS);

/** What a client's grants live by. */
export interface GrantPolicy {
  readonly realm: RealmPolicy;
  readonly override: ClientOverride;
}

/** Rows of one client's sessions under the policy that its grants live by. */
export function sessionRows(
  sessions: readonly OfflineSession[],
  clientUuid: string,
  policy: GrantPolicy | undefined,
): SessionRow[] {
  return sessions.map((session) => ({
    session,
    others: otherClients(session, clientUuid),
    expiry: policy && grantExpiry(policy.realm, policy.override, grantTimes(session)),
    ends: policy && grantEnds(policy.realm, policy.override, grantTimes(session)),
  }));
}

/** The column a search sorts by and the direction; the next to die first unless it says otherwise. */
export const sessionSort = (search: SessionListSearch): ListSort<SessionSort> => ({
  columnId: search.sort ?? 'expires',
  isDescending: search.desc ?? false,
});

/** The search after a click on a column's head: sorts by it, or turns its direction round. */
export function sortSessionsBy(search: SessionListSearch, columnId: string): SessionListSearch {
  const current = sessionSort(search);
  const desc = columnId === current.columnId && !current.isDescending;
  return parseSessionListSearch({ ...search, sort: columnId, desc });
}

/** The rows a search keeps, in its order. */
export function sessionList(rows: readonly SessionRow[], search: SessionListSearch): SessionRow[] {
  const needle = (search.q ?? '').trim().toLowerCase();
  const { columnId: sort, isDescending } = sessionSort(search);
  const direction = isDescending ? -1 : 1;
  return rows
    .filter(({ session }) => needle === '' || matches(session, needle))
    .toSorted(
      (a, b) =>
        direction * compareValues(sortValue(a, sort), sortValue(b, sort)) ||
        compareValues(a.session.id, b.session.id),
    );
}

const matches = ({ id, username, ipAddress }: OfflineSession, needle: string): boolean =>
  [id, username ?? '', ipAddress ?? ''].some((text) => text.toLowerCase().includes(needle));

function sortValue({ session, others, expiry }: SessionRow, sort: SessionSort): string | number {
  switch (sort) {
    case 'user':
      return (session.username ?? '').toLowerCase();
    case 'session':
      return session.id;
    case 'address':
      return addressKey(session.ipAddress ?? '');
    case 'started':
      return session.startedAt;
    case 'refreshed':
      return session.lastRefreshAt;
    case 'expires':
      return expiry?.at ?? 0;
    case 'others':
      return others.length;
  }
}

/** IPv4 octets are padded so that 10.0.0.9 sorts before 10.0.0.10. */
const addressKey = (address: string): string =>
  address.replace(/\d+/g, (digits) => digits.padStart(3, '0'));

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
