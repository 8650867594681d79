/** Why a scan rests: somebody paused it, or nobody looks at it. */
export type RestReason = 'paused' | 'unwatched';

export interface ScanGate {
  /** Resolves once there is no reason to rest. */
  readonly wait: () => Promise<void>;
  readonly close: (reason: RestReason) => void;
  readonly open: (reason: RestReason) => void;
  /** How long it has been closed in all, in the milliseconds of `now`. */
  readonly closedMillis: () => number;
}

/** What a scan waits at before each request while there is a reason to rest. */
export function createScanGate(now: () => number): ScanGate {
  const reasons = new Set<RestReason>();
  let opening = Promise.resolve();
  let openUp: (() => void) | undefined;
  let closedAt = 0;
  let closedBefore = 0;
  return {
    wait: async () => {
      // It may have been closed again before whoever waited came through.
      while (reasons.size > 0) await opening;
    },
    close: (reason) => {
      if (reasons.size === 0) {
        closedAt = now();
        opening = new Promise((resolve) => {
          openUp = resolve;
        });
      }
      reasons.add(reason);
    },
    open: (reason) => {
      if (!reasons.delete(reason) || reasons.size > 0) return;
      closedBefore += now() - closedAt;
      openUp?.();
    },
    closedMillis: () => closedBefore + (reasons.size > 0 ? now() - closedAt : 0),
  };
}
