import type { Lifetime } from './lifetime.ts';
import { compareNumbers, type ListSearch, type ListSort, parseListSearch } from './list-search.ts';
import { offlineAccess, type RealmClient } from './realm-client.ts';
import { visibleText } from './visible-text.ts';

/** A client with what the list of clients shows beside it; undefined is "not known", never 0. */
export interface ClientRow {
  readonly client: RealmClient;
  readonly sessionCount: number | undefined;
  readonly lifetime: Lifetime | undefined;
}

const CLIENT_SORTS = ['client', 'sessions', 'access', 'idle', 'max'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** What the URL says about the list of clients. */
export interface ClientListSearch extends ListSearch<ClientSort> {
  readonly only?: 'with-sessions';
}

/** Reads a URL's search; what it does not understand is left out, never an error. */
export const parseClientListSearch = (
  search: Readonly<Record<string, unknown>>,
): ClientListSearch => ({
  ...parseListSearch(search, CLIENT_SORTS),
  ...(search['only'] === 'with-sessions' && { only: 'with-sessions' }),
});

/** The column a search sorts by and the direction; most sessions first unless it says otherwise. */
export function clientSort(search: ClientListSearch): ListSort<ClientSort> {
  const columnId = search.sort ?? 'sessions';
  return { columnId, isDescending: search.desc ?? columnId === 'sessions' };
}

/** The search after a click on a column's head: sorts by it, or turns its direction round. */
export function sortClientsBy(search: ClientListSearch, columnId: string): ClientListSearch {
  const { columnId: current, isDescending } = clientSort(search);
  const desc = columnId === current ? !isDescending : columnId === 'sessions';
  return parseClientListSearch({ ...search, sort: columnId, desc });
}

/** The rows a search keeps, in its order. */
export function clientList(rows: readonly ClientRow[], search: ClientListSearch): ClientRow[] {
  const needle = (search.q ?? '').trim().toLowerCase();
  const { columnId: sort, isDescending } = clientSort(search);
  const direction = isDescending ? -1 : 1;
  return rows
    .filter((row) => search.only !== 'with-sessions' || row.sessionCount !== 0)
    .filter(({ client }) => needle === '' || matches(client, needle))
    .toSorted(
      (a, b) =>
        compareNumbers(sortValue(a, sort), sortValue(b, sort), direction) ||
        a.client.clientId.localeCompare(b.client.clientId) * (sort === 'client' ? direction : 1),
    );
}

const matches = (client: RealmClient, needle: string): boolean =>
  [client.clientId, visibleText(client.clientId), client.name ?? ''].some((text) =>
    text.toLowerCase().includes(needle),
  );

function sortValue({ client, sessionCount, lifetime }: ClientRow, sort: ClientSort) {
  switch (sort) {
    case 'client':
      return 0;
    case 'sessions':
      return sessionCount;
    case 'access':
      return offlineAccess(client).kind === 'possible' ? 1 : 0;
    case 'idle':
      return lifetime?.idle.seconds;
    case 'max':
      return lifetime && (lifetime.max?.seconds ?? Infinity);
  }
}
