import * as v from 'valibot';

import type { OfflineSession } from '#domain/offline-session.ts';

import { adminCall } from './admin-client.ts';
import { SessionRecords } from './session-record.ts';

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
/** Beyond it they are not known, rather than not whole. */
const MOST_SSO_PAGES = 50;

/**
 * The ids of a client's live SSO sessions: an offline session of the same id ends together with one. Null
 * where there are more than anybody looks through.
 */
export async function listClientSsoSessionIds(
  { realm, clientUuid }: { realm: string; clientUuid: string },
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  for (let page = 0; page < MOST_SSO_PAGES; page += 1) {
    const sessions = await adminCall({
      name: `GET user-sessions of ${realm}`,
      role: 'view-clients',
      realm,
      ids: [clientUuid],
      schema: v.array(v.object({ id: v.string() })),
      signal,
      run: (admin) =>
        admin.clients.listSessions({ id: clientUuid, first: page * SSO_PAGE, max: SSO_PAGE }),
    });
    // A page with fewer rows than places need not be the last.
    if (sessions.length === 0) return ids;
    for (const { id } of sessions) ids.add(id);
  }
  return null;
}
