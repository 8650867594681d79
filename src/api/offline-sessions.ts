import * as v from 'valibot';

import type { OfflineSession } from '#domain/offline-session.ts';

import { adminCall } from './admin-client.ts';
import { SessionRecords } from './session-record.ts';

export interface SessionPageRequest {
  readonly realm: string;
  readonly clientUuid: string;
  readonly first: number;
  readonly max: number;
}

/**
 * One page of a client's offline sessions, ordered by id. Rows past the realm's own idle are left out
 * by Keycloak; a page shorter than `max` is the last.
 */
export const listClientSessions = (
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

const SSO_PAGE = 1000;

/** The ids of a client's live SSO sessions: an offline session of the same id ends together with it. */
export async function listClientSsoSessionIds(
  { realm, clientUuid }: { realm: string; clientUuid: string },
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let first = 0; ; first += SSO_PAGE) {
    const page = await adminCall({
      name: `GET user-sessions of ${realm}`,
      role: 'view-clients',
      realm,
      ids: [clientUuid],
      schema: v.array(v.object({ id: v.string() })),
      signal,
      run: (admin) => admin.clients.listSessions({ id: clientUuid, first, max: SSO_PAGE }),
    });
    for (const { id } of page) ids.add(id);
    if (page.length < SSO_PAGE) return ids;
  }
}
