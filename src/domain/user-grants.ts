import { deathCause, type DeathCause } from './grant-death.ts';
import {
  effectiveLifetime,
  type Expiry,
  type GrantEnds,
  grantEnds,
  grantExpiry,
  grantState,
  type Lifetime,
} from './lifetime.ts';
import { grantTimes, type OfflineSession, type SessionClient } from './offline-session.ts';
import type { RealmClient } from './realm-client.ts';
import type { RealmPolicy } from './realm-policy.ts';
import type { RealmUser } from './realm-user.ts';
import type { EpochSeconds } from './time.ts';

/** What a user's grants live by; undefined is "not known". */
export interface GrantFacts {
  readonly user: RealmUser;
  readonly policy: RealmPolicy | undefined;
  readonly clients: readonly RealmClient[] | undefined;
  readonly realmNotBefore: EpochSeconds | undefined;
  readonly hasOfflineRole: boolean | undefined;
  /** When the one token in question was issued; the session's last refresh where it is about any. */
  readonly issuedAt?: EpochSeconds;
}

/** Whether nothing that decides over grants had to be left out, for want of a role or of an answer. */
export const isAllKnown = (facts: GrantFacts): boolean =>
  facts.policy !== undefined &&
  facts.clients !== undefined &&
  facts.realmNotBefore !== undefined &&
  facts.hasOfflineRole !== undefined;

/** One client's part of one of a user's sessions. */
export interface UserGrant {
  /** Session and client together; unique among a user's grants. */
  readonly id: string;
  readonly session: OfflineSession;
  readonly client: SessionClient;
  readonly cause: DeathCause | undefined;
  /** These three are undefined where the policy or the client's settings may not be read. */
  readonly lifetime: Lifetime | undefined;
  readonly expiry: Expiry | undefined;
  readonly ends: GrantEnds | undefined;
}

/** All grants in a user's sessions, session by session, by clientId in each. */
export function userGrants(sessions: readonly OfflineSession[], facts: GrantFacts): UserGrant[] {
  const clients = new Map(facts.clients?.map((client) => [client.uuid, client]));
  return sessions.flatMap((session) =>
    session.clients
      .toSorted((a, b) => a.clientId.localeCompare(b.clientId))
      .map((client) => userGrant(session, client, clients.get(client.uuid), facts)),
  );
}

function userGrant(
  session: OfflineSession,
  client: SessionClient,
  known: RealmClient | undefined,
  { policy, user, realmNotBefore, hasOfflineRole, issuedAt }: GrantFacts,
): UserGrant {
  const override = known?.override;
  const times = grantTimes(session);
  return {
    id: `${session.id} ${client.uuid}`,
    session,
    client,
    cause: deathCause({
      userEnabled: user.enabled,
      clientEnabled: known?.enabled,
      offlineScope: known?.offlineScope,
      hasOfflineRole,
      issuedAt: issuedAt ?? session.lastRefreshAt,
      notBefore: [realmNotBefore, known?.notBefore, user.notBefore],
    }),
    lifetime: policy && override && effectiveLifetime(policy, override),
    expiry: policy && override && grantExpiry(policy, override, times),
    ends: policy && override && grantEnds(policy, override, times),
  };
}

/**
 * Whether a grant's token is dead although its session is listed. One that only may be dead is not:
 * Keycloak had listed it as alive.
 */
export function isGhostGrant({ cause, expiry }: UserGrant, now: EpochSeconds): boolean {
  return cause !== undefined || (expiry !== undefined && grantState(expiry, now) === 'dead');
}

/** The ghosts first, then the next to die; what is not known comes last. */
export function byDeath(grants: readonly UserGrant[], now: EpochSeconds): UserGrant[] {
  return grants.toSorted(
    (a, b) =>
      Number(isGhostGrant(b, now)) - Number(isGhostGrant(a, now)) ||
      (a.expiry?.at ?? UNKNOWN_LAST) - (b.expiry?.at ?? UNKNOWN_LAST),
  );
}

const UNKNOWN_LAST = Number.MAX_SAFE_INTEGER;

/** The numbers at the head of a user's page. */
export interface GrantSummary {
  readonly live: number;
  readonly ghosts: number;
  /** Of the live grants whose end is known. */
  readonly nextToDie: UserGrant | undefined;
  readonly lastToDie: UserGrant | undefined;
}

export function grantSummary(grants: readonly UserGrant[], now: EpochSeconds): GrantSummary {
  const live = grants.filter((grant) => !isGhostGrant(grant, now));
  const ends = live.filter(({ expiry }) => expiry !== undefined);
  const latest = ({ expiry }: UserGrant) => expiry?.latestAt ?? 0;
  return {
    live: live.length,
    ghosts: grants.length - live.length,
    nextToDie: byDeath(ends, now)[0],
    lastToDie: ends.toSorted((a, b) => latest(b) - latest(a))[0],
  };
}
