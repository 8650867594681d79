import * as v from 'valibot';

import type { OfflineSession } from '#domain/offline-session.ts';

import { adminCall } from './admin-client.ts';
import { sentAhead } from './sent-ahead.ts';

const Millis = v.pipe(
  v.number(),
  v.transform((millis) => Math.floor(millis / 1000)),
);

const Text = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text || undefined),
);

/** One row of any of Keycloak's session lists; `start` and `lastAccess` are the session's. */
export const SessionRecord = v.pipe(
  v.object({
    id: v.string(),
    userId: Text,
    username: Text,
    ipAddress: Text,
    start: Millis,
    lastAccess: Millis,
    clients: v.nullish(v.record(v.string(), v.string()), {}),
  }),
  v.transform((row): OfflineSession => ({
    id: row.id,
    userId: row.userId,
    username: row.username,
    ipAddress: row.ipAddress,
    startedAt: row.start,
    lastRefreshAt: row.lastAccess,
    clients: Object.entries(row.clients ?? {}).map(([uuid, clientId]) => ({ uuid, clientId })),
  })),
);

const SessionRecords = v.array(SessionRecord);

export interface SessionPageRequest {
  readonly realm: string;
  readonly clientUuid: string;
  readonly first: number;
  readonly max: number;
}

/** How many rows the first page asks for: few enough to be on screen at once. */
export const FIRST_PAGE = 100;

const pagesAhead = sentAhead<OfflineSession[]>();
const pageKey = ({ realm, clientUuid, first, max }: SessionPageRequest) =>
  JSON.stringify([realm, clientUuid, first, max]);

/** Asks for a page that `listClientSessions` will be asked for in a moment, if `clientUuid` is right. */
export const sendSessionsAhead = (request: SessionPageRequest): void =>
  pagesAhead.send(pageKey(request), () => readSessionPage(request));

/**
 * One page of a client's offline sessions, ordered by id. Rows past the realm's own idle are left out
 * by Keycloak; a page shorter than `max` is the last.
 */
export const listClientSessions = (
  request: SessionPageRequest,
  signal?: AbortSignal,
): Promise<OfflineSession[]> =>
  pagesAhead.take(pageKey(request)) ?? readSessionPage(request, signal);

const readSessionPage = (
  { realm, clientUuid, first, max }: SessionPageRequest,
  signal?: AbortSignal,
): Promise<OfflineSession[]> =>
  adminCall({
    name: `GET offline-sessions of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: SessionRecords,
    signal,
    run: (admin) => admin.clients.listOfflineSessions({ id: clientUuid, first, max }),
  });

/** All sessions in which a user holds a grant of a client that is alive by its times. */
export const listUserClientSessions = (
  { realm, userId, clientUuid }: { realm: string; userId: string; clientUuid: string },
  signal?: AbortSignal,
): Promise<OfflineSession[]> =>
  adminCall({
    name: `GET offline-sessions of user ${userId}`,
    role: 'view-users',
    realm,
    ids: [userId, clientUuid],
    schema: SessionRecords,
    signal,
    run: (admin) => admin.users.listOfflineSessions({ id: userId, clientId: clientUuid }),
  });

/** The ids of a user's live SSO sessions. */
export async function listSsoSessionIds(
  { realm, userId }: { realm: string; userId: string },
  signal?: AbortSignal,
): Promise<string[]> {
  const sessions = await adminCall({
    name: `GET sessions of user ${userId}`,
    role: 'view-users',
    realm,
    ids: [userId],
    schema: v.array(v.object({ id: v.string() })),
    signal,
    run: (admin) => admin.users.listSessions({ id: userId }),
  });
  return sessions.map(({ id }) => id);
}
