import { getSessionCount } from '#api/clients.ts';
import { listClientSessions } from '#api/offline-sessions.ts';
import { serverNow } from '#api/server-clock.ts';

import { createSessionScan, type RevokedSessions, type SessionScan } from './session-scan.ts';

/** Scans kept although nobody watches them: coming back to a client shows its rows at once. */
const MOST_ROWS_KEPT = 1_200_000;

const scans = new Map<string, SessionScan>();

/** The one scan of a client's offline sessions: whoever needs them asks here. */
export function sessionScanOf(realm: string, clientUuid: string): SessionScan {
  const key = `${realm}/${clientUuid}`;
  const scan =
    scans.get(key) ??
    createSessionScan({
      readPage: (range) => listClientSessions({ realm, clientUuid, ...range }),
      readCount: () => getSessionCount(realm, clientUuid),
      serverNow,
      now: () => performance.now(),
      sleep: (millis) =>
        new Promise((resolve) => {
          setTimeout(resolve, millis);
        }),
    });
  // The one asked for last stands last.
  scans.delete(key);
  scans.set(key, scan);
  forgetOldest();
  return scan;
}

/**
 * Takes revoked sessions out of the lists that were read. `clientUuid`: only that client's grants of
 * them ended; undefined: whole sessions did, in every client's list.
 */
export function noteRevoked(
  realm: string,
  clientUuid: string | undefined,
  revoked: RevokedSessions,
): void {
  const prefix = `${realm}/${clientUuid ?? ''}`;
  for (const [key, scan] of scans) if (key.startsWith(prefix)) scan.dropRevoked(revoked);
}

function forgetOldest(): void {
  let kept = 0;
  for (const [key, scan] of [...scans].toReversed()) {
    kept += scan.getSnapshot().loaded;
    if (kept > MOST_ROWS_KEPT && scan !== [...scans.values()].at(-1)) scans.delete(key);
  }
}
