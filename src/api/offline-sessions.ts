import * as v from 'valibot';

import { breathe } from '#api/breathe.ts';
import type { OfflineSession } from '#domain/offline-session.ts';

import { adminCall } from './admin-client.ts';
import { decode } from './decode.ts';
import { jsonRows } from './json-rows.ts';
import { sentAhead } from './sent-ahead.ts';
import { SessionRecords, sessionRecordsFrom } from './session-record.ts';

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
 * One page of a client's offline sessions, in the database's order of ids. Keycloak leaves out rows past
 * the realm's own idle, which take no place, and rows of deleted users, which do: a page with fewer rows
 * than `max` need not be the last.
 */
export const listClientSessions = (
  request: SessionPageRequest,
  signal?: AbortSignal,
): Promise<OfflineSession[]> =>
  pagesAhead.take(pageKey(request)) ?? readSessionPage(request, signal);

const readSessionPage = (
  { realm, clientUuid, first, max }: SessionPageRequest,
  signal?: AbortSignal,
): Promise<OfflineSession[]> => {
  const name = `GET offline-sessions of ${realm}`;
  return adminCall({
    name,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    // Checked as it comes.
    schema: v.custom<OfflineSession[]>(Array.isArray),
    signal,
    run: async (admin) => {
      const answer = await admin.get(
        `clients/${encodeURIComponent(clientUuid)}/offline-sessions?first=${first}&max=${max}`,
      );
      const sessions: OfflineSession[] = [];
      for await (const rows of answer.body ? jsonRows(answer.body) : []) {
        sessions.push(...decode(name, sessionRecordsFrom(sessions.length), rows));
        // Where they come faster than they are read, reading on and on would be one long task.
        if (sessions.length > FIRST_PAGE) await breathe();
      }
      return sessions;
    },
  });
};

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
