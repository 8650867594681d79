import { queryOptions } from '@tanstack/react-query';

import { getClient, getSessionCounts, listClients } from './clients.ts';
import { listClientSsoSessionIds } from './offline-sessions.ts';
import { getRealmPolicy } from './realm-policy.ts';
import { getTokenRotation, listRealms } from './realms.ts';

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

export const tokenRotationQuery = (realm: string) =>
  queryOptions({
    queryKey: [...realmKeys.policy(realm), 'rotation'] as const,
    queryFn: ({ signal }) => getTokenRotation(realm, signal),
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

/** Null where they are too many to know. */
export const disabledUsersQuery = (realm: string) =>
  queryOptions({
    queryKey: [...realmKeys.all(realm), 'disabled-users'] as const,
    // Not of the first page, and neither is its code.
    queryFn: async ({ signal }) => {
      const { listDisabledUsers } = await import('./disabled-users.ts');
      return listDisabledUsers(realm, signal);
    },
    staleTime: STALE_MILLIS,
  });

export const offlineRoleQuery = (realm: string) =>
  queryOptions({
    queryKey: [...realmKeys.all(realm), 'offline-role'] as const,
    queryFn: async ({ signal }) => {
      const { getOfflineRole } = await import('./offline-role.ts');
      return getOfflineRole(realm, signal);
    },
    staleTime: STALE_MILLIS,
  });

export const ssoSessionIdsQuery = (realm: string, clientUuid: string) =>
  queryOptions({
    queryKey: [...realmKeys.sessions(realm), 'sso', clientUuid] as const,
    queryFn: ({ signal }) => listClientSsoSessionIds({ realm, clientUuid }, signal),
    staleTime: STALE_MILLIS,
  });
