import { startTransition, useEffect, useState } from 'react';

import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { sessionScanOf } from '#jobs/session-scans.ts';

/**
 * The scan of the sessions of the client that the component was made for, as far as it is. Watching it is what keeps it going. Its news are drawn
 * in a transition: a table full of new rows then never keeps the page from a key or a click.
 */
export function useSessionScan(
  realm: string,
  clientUuid: string,
): { readonly scan: SessionScan; readonly snapshot: ScanSnapshot } {
  const [scan] = useState(() => sessionScanOf(realm, clientUuid));
  const [snapshot, setSnapshot] = useState(scan.getSnapshot);
  useEffect(() => {
    const look = () => startTransition(() => setSnapshot(scan.getSnapshot()));
    look();
    return scan.subscribe(look);
  }, [scan]);
  return { scan, snapshot };
}
