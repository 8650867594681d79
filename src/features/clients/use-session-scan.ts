import { useSyncExternalStore } from 'react';

import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { sessionScanOf } from '#jobs/session-scans.ts';

/** The scan of a client's sessions, as far as it is. Watching it is what keeps it going. */
export function useSessionScan(
  realm: string,
  clientUuid: string,
): { readonly scan: SessionScan; readonly snapshot: ScanSnapshot } {
  const scan = sessionScanOf(realm, clientUuid);
  return { scan, snapshot: useSyncExternalStore(scan.subscribe, scan.getSnapshot) };
}
