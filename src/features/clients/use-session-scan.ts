import { startTransition, useEffect, useState } from 'react';

import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { sessionScanOf } from '#jobs/session-scans.ts';

/**
 * The scan of the sessions of the client that the component was made for, and a snapshot of it that is new
 * whenever its rows or its state are. How far it is changes more often: `useScanProgress` has that.
 */
export function useSessionScan(
  realm: string,
  clientUuid: string,
): { readonly scan: SessionScan; readonly snapshot: ScanSnapshot } {
  const [scan] = useState(() => sessionScanOf(realm, clientUuid));
  return { scan, snapshot: useSnapshot(scan, hasSameRows) };
}

/** A scan as far as it is. */
export const useScanProgress = (scan: SessionScan): ScanSnapshot => useSnapshot(scan, Object.is);

/**
 * Watching a scan is what keeps it going. Its news are drawn in a transition: a table full of new rows then
 * never keeps the page from a key or a click.
 */
function useSnapshot(
  scan: SessionScan,
  isSame: (old: ScanSnapshot, next: ScanSnapshot) => boolean,
): ScanSnapshot {
  const [snapshot, setSnapshot] = useState(scan.getSnapshot);
  useEffect(() => {
    const look = () =>
      startTransition(() => {
        const next = scan.getSnapshot();
        setSnapshot((old) => (isSame(old, next) ? old : next));
      });
    look();
    return scan.subscribe(look);
  }, [scan, isSame]);
  return snapshot;
}

const hasSameRows = (old: ScanSnapshot, next: ScanSnapshot): boolean =>
  old.version === next.version && old.state === next.state && old.counted === next.counted;
