import { clientLifetime, type Limit, type Rule, sessionLifetime } from './lifetime.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';
import type { SessionSet } from './session-set.ts';

/** What a client's grants live by. */
export interface GrantPolicy {
  readonly realm: RealmPolicy;
  readonly override: ClientOverride;
}

/** The rules by their number in `ruleOf`. On a tie the one that stands first is named. */
export const RULES = [
  'session-idle',
  'client-idle',
  'session-max',
  'client-max',
] as const satisfies readonly Rule[];

/** When each row's grant dies if nobody refreshes it: `Expiry` of `lifetime.ts`, as columns. */
export interface SessionExpiry {
  readonly at: Float64Array;
  readonly latestAt: Float64Array;
  /** The rule that binds at `at`, as its number in `RULES`. */
  readonly ruleOf: Uint8Array;
  /** When the realm's own limits end the whole session, whatever its clients' are. */
  readonly realmEndAt: Float64Array;
  /** Whether that is by the realm's idle: 1, or by its max: 0. */
  readonly isRealmIdle: Uint8Array;
}

/**
 * The expiry of all rows in one pass; `grantExpiry` says the same of one. That both agree with each
 * other, and with Keycloak, is tested.
 */
export function sessionExpiry(set: SessionSet, policy: GrantPolicy): SessionExpiry {
  const { startedAt, lastRefreshAt, clientsOf, length } = set;
  const session = sessionLifetime(policy.realm);
  const client = clientLifetime(policy.realm, policy.override);
  const idle = Math.min(session.idle.seconds, client.idle.seconds);
  const idleRule = session.idle.seconds <= client.idle.seconds ? 0 : 1;
  const sessionMax = secondsOf(session.max);
  const clientMax = secondsOf(client.max);
  const isShared = Uint8Array.from(set.clientSets, (clients) => (clients.length === 1 ? 0 : 1));
  const at = new Float64Array(length);
  const latestAt = new Float64Array(length);
  const ruleOf = new Uint8Array(length);
  const realmEndAt = new Float64Array(length);
  const isRealmIdle = new Uint8Array(length);
  for (let row = 0; row < length; row += 1) {
    const start = startedAt[row]!;
    const refreshed = lastRefreshAt[row]!;
    const idleEnd = refreshed + idle;
    const wholeEnd = start + sessionMax;
    const firstEnd = start + clientMax;
    // A client joined a shared session between its start and its last refresh.
    const lastEnd = (isShared[clientsOf[row]!] === 1 ? refreshed : start) + clientMax;
    const maxEnd = Math.min(wholeEnd, firstEnd);
    const realmIdleEnd = refreshed + session.idle.seconds;
    realmEndAt[row] = Math.min(realmIdleEnd, wholeEnd);
    isRealmIdle[row] = realmIdleEnd <= wholeEnd ? 1 : 0;
    at[row] = Math.min(idleEnd, maxEnd);
    latestAt[row] = Math.min(idleEnd, wholeEnd, lastEnd);
    if (idleEnd <= maxEnd) ruleOf[row] = idleRule;
    else ruleOf[row] = wholeEnd <= firstEnd ? 2 : 3;
  }
  return { at, latestAt, ruleOf, realmEndAt, isRealmIdle };
}

const secondsOf = (limit: Limit | undefined): number => limit?.seconds ?? Infinity;
