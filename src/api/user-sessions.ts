import type { OfflineSession } from '#domain/offline-session.ts';
import type { UserConsent } from '#domain/user-consent.ts';

import { forEachExisting } from './for-each-existing.ts';
import { listUserClientSessions } from './offline-sessions.ts';
import { listConsents } from './users.ts';

export interface UserSessions {
  readonly consents: readonly UserConsent[];
  /** Each once, the latest start first. */
  readonly sessions: readonly OfflineSession[];
}

/**
 * All of a user's offline sessions that are alive by their times. Keycloak has no call for that: the
 * consents tell which clients hold a token, and each client is asked for its sessions with the user.
 */
export async function readUserSessions(
  { realm, userId }: { realm: string; userId: string },
  signal?: AbortSignal,
): Promise<UserSessions> {
  const consents = await listConsents(realm, userId, signal);
  const clientUuids = consents.flatMap(({ offlineClientUuid }) => offlineClientUuid ?? []);
  const found: OfflineSession[] = [];
  // A client deleted since the consents were read took its part of the sessions along.
  await forEachExisting(clientUuids, async (clientUuid) => {
    found.push(...(await listUserClientSessions({ realm, userId, clientUuid }, signal)));
  });
  return { consents, sessions: mergedSessions(found) };
}

/**
 * The answers for several clients as one list. Each tells the last refresh by its own client as long
 * as the server has it in memory, so the latest of them is the session's.
 */
export function mergedSessions(answers: readonly OfflineSession[]): OfflineSession[] {
  const byId = new Map<string, OfflineSession>();
  for (const answer of answers) {
    const other = byId.get(answer.id) ?? answer;
    const clients = new Map([...other.clients, ...answer.clients].map((one) => [one.uuid, one]));
    byId.set(answer.id, {
      ...answer,
      lastRefreshAt: Math.max(answer.lastRefreshAt, other.lastRefreshAt),
      clients: [...clients.values()],
    });
  }
  return [...byId.values()].toSorted((a, b) => b.startedAt - a.startedAt);
}
