import type { RealmClient } from './realm-client.ts';
import type { EpochSeconds } from './time.ts';

/** Why a token is refused although its session is listed and its time has not come. */
export type DeathCause =
  | 'client-disabled'
  | 'user-disabled'
  | 'stale-token'
  | 'scope-removed'
  | 'role-lost';

/** What decides whether a grant's tokens work; undefined is "not known", which condemns nothing. */
export interface DeathFacts {
  readonly userEnabled: boolean | undefined;
  readonly clientEnabled: boolean | undefined;
  readonly offlineScope: RealmClient['offlineScope'] | undefined;
  /** Whether the user has the realm role `offline_access`, by whatever way. */
  readonly hasOfflineRole: boolean | undefined;
  /** When the token was issued, or the latest it can have been: the session's last refresh. */
  readonly issuedAt: EpochSeconds;
  /** The not-before times of realm, client and user; 0 is none. */
  readonly notBefore: readonly (EpochSeconds | undefined)[];
}

/**
 * The first thing that makes Keycloak refuse a grant's tokens, whatever their times. All of these can
 * be undone, which brings the grant back. Verified in `e2e/users-ghosts.e2e.ts`.
 */
export function deathCause(facts: DeathFacts): DeathCause | undefined {
  if (facts.clientEnabled === false) return 'client-disabled';
  if (facts.userEnabled === false) return 'user-disabled';
  if (facts.notBefore.some((moment) => moment !== undefined && facts.issuedAt < moment)) {
    return 'stale-token';
  }
  if (facts.offlineScope === 'unassigned') return 'scope-removed';
  return facts.hasOfflineRole === false ? 'role-lost' : undefined;
}
