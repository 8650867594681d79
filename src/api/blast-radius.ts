import type { OfflineSession } from '#domain/offline-session.ts';

import { forEachExisting } from './for-each-existing.ts';
import { listSsoSessionIds, listUserClientSessions } from './offline-sessions.ts';

/** What a revocation ends besides what was chosen, as Keycloak said just now. */
export interface BlastRadius {
  /** Further sessions in which the chosen users hold grants of the client; 0 where none was named. */
  readonly furtherSessions: number;
  /** Live SSO sessions with the id of a chosen session. */
  readonly liveSsoSessions: number;
}

/**
 * Looks up the users of the chosen sessions, a few at a time; sends nothing that changes anything.
 * One look-up that fails makes the numbers unknown, so it throws then.
 */
export async function readBlastRadius(
  { realm, clientUuid }: { realm: string; clientUuid: string | undefined },
  sessions: readonly OfflineSession[],
  signal?: AbortSignal,
): Promise<BlastRadius> {
  const chosen = new Set(sessions.map(({ id }) => id));
  const userIds = [...new Set(sessions.flatMap(({ userId }) => userId ?? []))];
  let furtherSessions = 0;
  let liveSsoSessions = 0;

  // A user deleted since the list was read takes nothing along.
  await forEachExisting(userIds, async (userId) => {
    const [own, live] = await Promise.all([
      clientUuid === undefined ? [] : listUserClientSessions({ realm, userId, clientUuid }, signal),
      listSsoSessionIds({ realm, userId }, signal),
    ]);
    furtherSessions += own.filter(({ id }) => !chosen.has(id)).length;
    liveSsoSessions += live.filter((id) => chosen.has(id)).length;
  });
  return { furtherSessions, liveSsoSessions };
}
