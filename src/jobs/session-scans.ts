import { breathe } from '#api/breathe.ts';
import { listClientSessions } from '#api/client-session-pages.ts';
import { getSessionCount } from '#api/clients.ts';
import { serverNow } from '#api/server-clock.ts';
import { sleep } from '#api/sleep.ts';
import type { OfflineSession } from '#domain/offline-session.ts';

import { createRealmScan, type RealmScan } from './realm-scan.ts';
import { createSessionScan, type RevokedSessions, type SessionScan } from './session-scan.ts';

/** Scans kept although nobody watches them: coming back to a client shows its rows at once. */
const MOST_ROWS_KEPT = 1_200_000;

const scans = new Map<string, SessionScan>();

/** The one scan of a client's offline sessions: whoever needs them asks here, once, and keeps it. */
export function sessionScanOf(realm: string, clientUuid: string): SessionScan {
  const key = `${realm}/${clientUuid}`;
  const scan =
    scans.get(key) ??
    createSessionScan({
      readPage: (range) => listClientSessions({ realm, clientUuid, ...range }),
      readCount: () => getSessionCount(realm, clientUuid),
      serverNow,
      now: () => performance.now(),
      sleep,
      breathe,
    });
  forgetOldest();
  // The one asked for last stands last.
  scans.delete(key);
  scans.set(key, scan);
  return scan;
}

const realmScans = new Map<string, RealmScan>();

/** The one scan of all offline sessions of a realm. */
export function realmScanOf(realm: string): RealmScan {
  const scan =
    realmScans.get(realm) ?? createRealmScan((clientUuid) => sessionScanOf(realm, clientUuid));
  realmScans.set(realm, scan);
  return scan;
}

/**
 * Takes what was revoked out of the lists that were read: whole sessions out of every client's, a user's
 * consent out of the list of the client it was for.
 */
export function noteRevoked(
  realm: string,
  clientUuid: string | undefined,
  { sessionIds, userIds }: RevokedSessions,
): void {
  for (const [key, scan] of scans) {
    if (!key.startsWith(`${realm}/`)) continue;
    const isClient = key === `${realm}/${clientUuid ?? ''}`;
    scan.dropRevoked({ sessionIds, userIds: isClient ? userIds : [] });
  }
}

/** A session as a list that was read here had it, though it may be gone since; undefined where none had. */
export function scannedSession(realm: string, sessionId: string): OfflineSession | undefined {
  for (const [key, scan] of scans) {
    if (!key.startsWith(`${realm}/`)) continue;
    const { set } = scan.getSnapshot();
    const row = set.rowOf(sessionId);
    if (row >= 0) return set.sessionAt(row);
  }
  return undefined;
}

function forgetOldest(): void {
  let kept = 0;
  for (const [key, scan] of [...scans].toReversed()) {
    kept += scan.getSnapshot().loaded;
    if (kept > MOST_ROWS_KEPT && !scan.isWatched()) scans.delete(key);
  }
}
