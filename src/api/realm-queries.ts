import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { getClient, getSessionCount, getSessionCounts, listClients } from './clients.ts';
import { FIRST_PAGE, listClientSessions } from './offline-sessions.ts';
import { getRealmPolicy } from './realm-policy.ts';
import { listRealms } from './realms.ts';

export const realmKeys = {
  list: ['realms'] as const,
  all: (realm: string) => ['realm', realm] as const,
  policy: (realm: string) => [...realmKeys.all(realm), 'policy'] as const,
  clients: (realm: string) => [...realmKeys.all(realm), 'clients'] as const,
  client: (realm: string, clientId: string) =>
    [...realmKeys.all(realm), 'client', clientId] as const,
  sessions: (realm: string) => [...realmKeys.all(realm), 'sessions'] as const,
};

/** Someone else may edit the realm in the Keycloak console, so a minute is the oldest we show. */
const STALE_MILLIS = 60_000;

export const realmsQuery = (signInRealm: string) =>
  queryOptions({
    queryKey: realmKeys.list,
    queryFn: ({ signal }) => listRealms(signInRealm, signal),
    staleTime: 5 * STALE_MILLIS,
  });

export const realmPolicyQuery = (realm: string) =>
  queryOptions({
    queryKey: realmKeys.policy(realm),
    queryFn: ({ signal }) => getRealmPolicy(realm, signal),
    staleTime: STALE_MILLIS,
  });

export const clientsQuery = (realm: string) =>
  queryOptions({
    queryKey: realmKeys.clients(realm),
    queryFn: ({ signal }) => listClients(realm, signal),
    staleTime: STALE_MILLIS,
  });

export const clientQuery = (realm: string, clientId: string) =>
  queryOptions({
    queryKey: realmKeys.client(realm, clientId),
    queryFn: ({ signal }) => getClient(realm, clientId, signal),
    staleTime: STALE_MILLIS,
  });

export const sessionCountsQuery = (realm: string) =>
  queryOptions({
    queryKey: [...realmKeys.sessions(realm), 'counts'] as const,
    queryFn: ({ signal }) => getSessionCounts(realm, signal),
    staleTime: STALE_MILLIS,
  });

export const sessionCountQuery = (realm: string, clientUuid: string) =>
  queryOptions({
    queryKey: [...realmKeys.sessions(realm), 'count', clientUuid] as const,
    queryFn: ({ signal }) => getSessionCount(realm, clientUuid, signal),
    staleTime: STALE_MILLIS,
  });

/** After the short first page, pages that are worth their trip. */
export const NEXT_PAGE = 500;

export const clientSessionsQuery = (realm: string, clientUuid: string) =>
  infiniteQueryOptions({
    queryKey: [...realmKeys.sessions(realm), 'list', clientUuid] as const,
    queryFn: ({ pageParam, signal }) =>
      listClientSessions({ realm, clientUuid, ...pageParam }, signal),
    initialPageParam: { first: 0, max: FIRST_PAGE },
    getNextPageParam: (page, _pages, { first, max }) =>
      page.length < max ? undefined : { first: first + max, max: NEXT_PAGE },
    staleTime: STALE_MILLIS,
  });
