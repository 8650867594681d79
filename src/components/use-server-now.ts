import { useSyncExternalStore } from 'react';

import { serverNow } from '#api/server-clock.ts';
import type { EpochSeconds } from '#domain/time.ts';

const TICK_SECONDS = 5;

/** Keycloak's time, in steps of five seconds so that a page renders no more often than it must. */
export const useServerNow = (): EpochSeconds => useSyncExternalStore(subscribe, tick);

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_SECONDS * 1000);
  return () => clearInterval(timer);
}

const tick = () => Math.floor(serverNow() / TICK_SECONDS) * TICK_SECONDS;
