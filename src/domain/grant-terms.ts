import type { Ends } from './death-book.ts';
import { clientLifetime, sessionLifetime } from './lifetime.ts';
import type { GrantPolicy } from './session-expiry.ts';
import type { EpochSeconds, Seconds } from './time.ts';

/** All of a policy that one client's grants depend on; Infinity where nothing limits the age. */
export interface GrantTerms {
  readonly idle: Seconds;
  /** From the session's start. */
  readonly wholeMax: Seconds;
  /** From the client's own start. */
  readonly clientMax: Seconds;
}

export function grantTerms({ realm, override }: GrantPolicy): GrantTerms {
  const session = sessionLifetime(realm);
  const client = clientLifetime(realm, override);
  return {
    idle: Math.min(session.idle.seconds, client.idle.seconds),
    wholeMax: session.max?.seconds ?? Infinity,
    clientMax: client.max?.seconds ?? Infinity,
  };
}

export const isSameTerms = (a: GrantTerms, b: GrantTerms): boolean =>
  a.idle === b.idle && a.wholeMax === b.wholeMax && a.clientMax === b.clientMax;

/** The ends of a grant whose session has other clients: its own start is from `joinedFrom` on. */
export const sharedEnds = (
  { idle, wholeMax, clientMax }: GrantTerms,
  startedAt: EpochSeconds,
  refreshedAt: EpochSeconds,
  joinedFrom = startedAt,
): Ends => ({
  idle: refreshedAt + idle,
  firstMax: Math.min(startedAt + wholeMax, joinedFrom + clientMax),
  lastMax: Math.min(startedAt + wholeMax, refreshedAt + clientMax),
});

/**
 * When a client joined a shared session whose grant is alive now although its max may have ended it: less
 * than its max ago. Starts are whole seconds.
 */
export const aliveFrom = ({ clientMax }: GrantTerms, now: EpochSeconds): EpochSeconds =>
  now - clientMax + 1;
