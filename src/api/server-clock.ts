import type { EpochSeconds } from '#domain/time.ts';

/**
 * Keycloak sends no `Date` header, so its clock is read off the `iat` of every fresh token and carried
 * on with the monotonic clock: a computer whose clock is wrong still shows the right ages. Good to 1 s.
 */
let anchor = { serverSeconds: Date.now() / 1000, monotonicMillis: performance.now() };

/** Sets the clock by a token that was issued just now. */
export function setServerClock(issuedAt: EpochSeconds): void {
  anchor = { serverSeconds: issuedAt, monotonicMillis: performance.now() };
}

/** Keycloak's time now. */
export const serverNow = (): EpochSeconds =>
  Math.floor(anchor.serverSeconds + (performance.now() - anchor.monotonicMillis) / 1000);
