import { readOverride } from './override-text.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';
import { DAY, type EpochSeconds, type Seconds } from './time.ts';

/** Where a limit comes from, the nearest first. `keycloak` is the built-in value behind a realm's 0. */
export type LimitSource = 'client' | 'client-default' | 'realm' | 'keycloak';

export interface Limit {
  readonly seconds: Seconds;
  readonly source: LimitSource;
}

/** `max` is undefined where nothing limits the age. */
export interface Lifetime {
  readonly idle: Limit;
  readonly max: Limit | undefined;
}

export type Rule = 'session-idle' | 'session-max' | 'client-idle' | 'client-max';

export interface GrantTimes {
  /** The session's start, which is all that the REST API tells. */
  readonly startedAt: EpochSeconds;
  /** The session's last refresh by any of its clients: idle runs from here, for every client. */
  readonly lastRefreshAt: EpochSeconds;
  /** The client's own start where it is known to be `startedAt` (it holds the session alone). */
  readonly clientStartedAt: EpochSeconds | undefined;
}

/** When a grant dies if nobody refreshes it. */
export interface Expiry {
  /** The moment of death, or the earliest it can be. */
  readonly at: EpochSeconds;
  /**
   * The latest it can be. Later than `at` only where the client's own max may bind and the client
   * may have joined the session after its start, at a time that the REST API does not tell.
   */
  readonly latestAt: EpochSeconds;
  /** The rule that binds at `at`. */
  readonly rule: Rule;
  readonly limit: Limit;
}

export type GrantState = 'alive' | 'dead' | 'unknown';

const DEFAULT_IDLE: Limit = { seconds: 30 * DAY, source: 'keycloak' };
const DEFAULT_MAX: Limit = { seconds: 60 * DAY, source: 'keycloak' };

/** The seconds a client attribute stands for, or undefined where it is not set or Keycloak ignores it. */
export function overrideSeconds(attribute: string | undefined): Seconds | undefined {
  const read = attribute === undefined ? undefined : readOverride(attribute);
  return read?.kind === 'counts' ? read.seconds : undefined;
}

/** What ends a whole offline session, and so every grant in it: the realm's own idle and max. */
export function sessionLifetime(realm: RealmPolicy): Lifetime {
  return {
    idle: limit(realm.idle, 'realm') ?? DEFAULT_IDLE,
    max: realm.maxEnabled ? (limit(realm.max, 'realm') ?? DEFAULT_MAX) : undefined,
  };
}

/**
 * What ends one client's own part of a session. A client's max counts even while the realm's switch
 * is off; the realm-wide client max does not. The session's own limits apply beside these.
 */
export function clientLifetime(realm: RealmPolicy, override: ClientOverride): Lifetime {
  const session = sessionLifetime(realm);
  const realmMax = realm.maxEnabled
    ? (limit(realm.clientMax, 'client-default') ?? session.max)
    : undefined;
  return {
    idle:
      limit(overrideSeconds(override.idle), 'client') ??
      limit(realm.clientIdle, 'client-default') ??
      session.idle,
    max: limit(overrideSeconds(override.max), 'client') ?? realmMax,
  };
}

/** What a client's grants really live by: of the session's and the client's limits the shorter one. */
export function effectiveLifetime(realm: RealmPolicy, override: ClientOverride): Lifetime {
  const session = sessionLifetime(realm);
  const client = clientLifetime(realm, override);
  return {
    idle: shorter(client.idle, session.idle),
    max: client.max && session.max ? shorter(client.max, session.max) : (client.max ?? session.max),
  };
}

/** When each kind of rule would end a grant; the earlier of the two does. */
export interface GrantEnds {
  readonly idle: Expiry;
  readonly max: Expiry | undefined;
}

/** The idle and the max end of a grant: of the session's and the client's rules the earlier each. */
export function grantEnds(
  realm: RealmPolicy,
  override: ClientOverride,
  times: GrantTimes,
): GrantEnds {
  const session = sessionLifetime(realm);
  const client = clientLifetime(realm, override);
  return {
    idle: earliest([
      end('session-idle', session.idle, times.lastRefreshAt),
      end('client-idle', client.idle, times.lastRefreshAt),
    ]),
    max: maxEnd(session.max, client.max, times),
  };
}

function maxEnd(
  session: Limit | undefined,
  client: Limit | undefined,
  times: GrantTimes,
): Expiry | undefined {
  const whole = session && end('session-max', session, times.startedAt);
  if (!client) return whole;
  // A client joined the session between its start and its last refresh.
  const first = end('client-max', client, times.clientStartedAt ?? times.startedAt);
  const last = end('client-max', client, times.clientStartedAt ?? times.lastRefreshAt);
  return whole ? between([whole, first], [whole, last]) : between([first], [last]);
}

/**
 * When a grant dies if nobody refreshes it, and by which rule. Verified against Keycloak 26.7 with
 * the vectors in `lifetime.test.ts`. On a tie idle is named before max, the session before the client.
 */
export function grantExpiry(
  realm: RealmPolicy,
  override: ClientOverride,
  times: GrantTimes,
): Expiry {
  const { idle, max } = grantEnds(realm, override, times);
  return max ? between([idle, max], [idle, { ...max, at: max.latestAt }]) : idle;
}

/** Whether a grant is alive by its times; `unknown` between the bounds of an expiry. */
export function grantState(expiry: Expiry, now: EpochSeconds): GrantState {
  if (now < expiry.at) return 'alive';
  return now >= expiry.latestAt ? 'dead' : 'unknown';
}

const end = (rule: Rule, limit: Limit, from: EpochSeconds): Expiry => ({
  at: from + limit.seconds,
  latestAt: from + limit.seconds,
  rule,
  limit,
});

/** The earliest of the first ends, with the earliest of the last ones as the latest it can be. */
const between = (
  first: readonly [Expiry, ...Expiry[]],
  last: readonly [Expiry, ...Expiry[]],
): Expiry => ({ ...earliest(first), latestAt: earliest(last).at });

const earliest = (ends: readonly [Expiry, ...Expiry[]]): Expiry =>
  ends.reduce((first, next) => (next.at < first.at ? next : first));

const limit = (seconds: Seconds | undefined, source: LimitSource): Limit | undefined =>
  seconds !== undefined && seconds > 0 ? { seconds, source } : undefined;

/** The nearer source keeps its name on a tie only if it is really shorter: a longer one has no effect. */
const shorter = (client: Limit, session: Limit): Limit =>
  client.seconds < session.seconds ? client : session;
