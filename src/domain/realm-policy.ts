import type { Seconds } from './time.ts';

/**
 * What a realm says about offline sessions, as Keycloak stores it. Numbers may be zero or negative:
 * Keycloak takes any 32-bit integer, and treats all below 1 as "not set" (see `lifetime.ts`).
 */
export interface RealmPolicy {
  /** `offlineSessionIdleTimeout`: a session dies this long after its last refresh. */
  readonly idle: Seconds;
  /** `offlineSessionMaxLifespanEnabled`: whether `max` and `clientMax` count at all. */
  readonly maxEnabled: boolean;
  /** `offlineSessionMaxLifespan`: a session dies this long after its start. */
  readonly max: Seconds;
  /** `clientOfflineSessionIdleTimeout`: the idle of clients that set none of their own. */
  readonly clientIdle: Seconds;
  /** `clientOfflineSessionMaxLifespan`: the max of clients that set none of their own. */
  readonly clientMax: Seconds;
}

export type RealmPolicyKey = keyof RealmPolicy;

export const REALM_POLICY_KEYS = [
  'idle',
  'maxEnabled',
  'max',
  'clientIdle',
  'clientMax',
] as const satisfies readonly RealmPolicyKey[];

/** A client's own lifetimes: the raw attribute strings, which Keycloak stores unchecked. */
export interface ClientOverride {
  /** `client.offline.session.idle.timeout` */
  readonly idle: string | undefined;
  /** `client.offline.session.max.lifespan` */
  readonly max: string | undefined;
}

export const NO_OVERRIDE: ClientOverride = { idle: undefined, max: undefined };
