import type { Expiry, Rule } from './lifetime.ts';
import type { EpochSeconds } from './time.ts';

/** When a token that nobody uses dies. */
export interface TokenDeath {
  readonly at: EpochSeconds;
  /** Whether it may come later: the bounds of the expiry differ. */
  readonly isEarliest: boolean;
  readonly by: Rule | 'own-end';
}

/**
 * The first of a token's own end and the end of the grant it belongs to. With the realm's max on, each
 * refresh gives the new token the end that the session has by then; later edits do not move it.
 */
export function tokenDeath(ownEnd: EpochSeconds | undefined, expiry: Expiry): TokenDeath {
  return ownEnd !== undefined && ownEnd <= expiry.at
    ? { at: ownEnd, isEarliest: false, by: 'own-end' }
    : { at: expiry.at, isEarliest: expiry.latestAt > expiry.at, by: expiry.rule };
}

/** Whether Keycloak refuses a token for its own end, however long its session lives. */
export const isPastOwnEnd = (ownEnd: EpochSeconds | undefined, now: EpochSeconds): boolean =>
  ownEnd !== undefined && ownEnd <= now;
