import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { listSsoSessionIds } from './offline-sessions.ts';
import { realmKeys } from './realm-queries.ts';
import { getRealmNotBefore } from './realms.ts';
import { readUserSessions } from './user-sessions.ts';
import { getUser, hasOfflineRole, listUsers } from './users.ts';

const userKeys = {
  all: (realm: string) => [...realmKeys.all(realm), 'users'] as const,
  one: (realm: string, userId: string) => [...userKeys.all(realm), userId] as const,
  // Below the realm's sessions, which a revocation makes stale.
  sessions: (realm: string, userId: string) =>
    [...realmKeys.sessions(realm), 'user', userId] as const,
};

/** Another admin may disable somebody at any moment, so half a minute is the oldest we show. */
const STALE_MILLIS = 30_000;

export const USERS_PAGE = 20;

/** The users that a search finds (as `userSearchText` words it), page by page. */
export const usersQuery = (realm: string, search: string) =>
  infiniteQueryOptions({
    queryKey: [...userKeys.all(realm), 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      listUsers({ realm, search, first: pageParam, max: USERS_PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: (page, _pages, first) =>
      page.length < USERS_PAGE ? undefined : first + USERS_PAGE,
    staleTime: STALE_MILLIS,
  });

export const userQuery = (realm: string, userId: string) =>
  queryOptions({
    queryKey: userKeys.one(realm, userId),
    queryFn: ({ signal }) => getUser(realm, userId, signal),
    staleTime: STALE_MILLIS,
  });

export const userSessionsQuery = (realm: string, userId: string) =>
  queryOptions({
    queryKey: userKeys.sessions(realm, userId),
    queryFn: ({ signal }) => readUserSessions({ realm, userId }, signal),
    staleTime: STALE_MILLIS,
  });

export const userSsoSessionIdsQuery = (realm: string, userId: string) =>
  queryOptions({
    queryKey: [...userKeys.sessions(realm, userId), 'sso'] as const,
    queryFn: ({ signal }) => listSsoSessionIds({ realm, userId }, signal),
    staleTime: STALE_MILLIS,
  });

export const userOfflineRoleQuery = (realm: string, userId: string) =>
  queryOptions({
    queryKey: [...userKeys.one(realm, userId), 'offline-role'] as const,
    queryFn: ({ signal }) => hasOfflineRole(realm, userId, signal),
    staleTime: STALE_MILLIS,
  });

export const realmNotBeforeQuery = (realm: string) =>
  queryOptions({
    queryKey: [...realmKeys.all(realm), 'not-before'] as const,
    queryFn: ({ signal }) => getRealmNotBefore(realm, signal),
    staleTime: STALE_MILLIS,
  });
