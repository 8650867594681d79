import { useCallback, useSyncExternalStore } from 'react';

import { serverNow } from '#api/server-clock.ts';
import type { EpochSeconds, Seconds } from '#domain/time.ts';

const TICK_SECONDS = 5;

/** Keycloak's time, in steps so that a page renders no more often than it must. */
export function useServerNow(tickSeconds: Seconds = TICK_SECONDS): EpochSeconds {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => Math.floor(serverNow() / tickSeconds) * tickSeconds, [tickSeconds]),
  );
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_SECONDS * 1000);
  return () => clearInterval(timer);
}
