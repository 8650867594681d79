import type { ScanSnapshot, SessionScan } from './session-scan.ts';

/**
 * Reads a client's list to its end, however far it is, and resolves with it. Rejects with what kept it
 * from being read, or when the signal fires. `onProgress` is told of all that happens on the way.
 */
export async function readToTheEnd(
  scan: SessionScan,
  onProgress: (snapshot: ScanSnapshot) => void,
  signal: AbortSignal,
): Promise<ScanSnapshot> {
  await scan.start();
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const unsubscribe = scan.subscribe(look);
    signal.addEventListener('abort', () => {
      unsubscribe();
      reject(new Error('The reading was given up.'));
    });

    function look() {
      const snapshot = scan.getSnapshot();
      if (snapshot.state.kind === 'failed') {
        unsubscribe();
        reject(snapshot.state.error);
        return;
      }
      if (snapshot.state.kind === 'done') {
        unsubscribe();
        resolve(snapshot);
        return;
      }
      // Somebody had paused it on the client's page.
      if (snapshot.state.kind === 'paused') scan.resume();
      onProgress(snapshot);
    }

    look();
  });
}
