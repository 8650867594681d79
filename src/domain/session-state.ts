import type { RealmClient } from './realm-client.ts';
import type { SessionExpiry } from './session-expiry.ts';
import type { SessionSet } from './session-set.ts';
import type { EpochSeconds } from './time.ts';

/**
 * What is known of a grant. `uncertain` lies between the bounds of its expiry. The others are ghosts:
 * rows that Keycloak still lists although no token of them works, by what killed them.
 */
export const SESSION_STATES = [
  'live',
  'uncertain',
  // In the order of RULES.
  'past-session-idle',
  'past-client-idle',
  'past-session-max',
  'past-client-max',
  'stale-token',
  'user-disabled',
  'client-disabled',
  'scope-removed',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** In a column of states this number and all above are ghosts. */
const FIRST_GHOST = 2;

export const isGhost = (state: SessionState): boolean =>
  SESSION_STATES.indexOf(state) >= FIRST_GHOST;

/** Why grants are dead before their time, as far as it can be told for a whole list. */
export interface ListCauses {
  /** What kills every grant of the client. */
  readonly client: 'client-disabled' | 'scope-removed' | undefined;
  /**
   * The later of the realm's and the client's not-before; 0 where neither is set. Keycloak refuses a
   * token issued before it as stale, and no token of a session is younger than its last refresh.
   */
  readonly notBefore: EpochSeconds;
  /** Undefined where it is not known yet, null where it cannot be. */
  readonly disabledUsers: ReadonlySet<string> | null | undefined;
}

export const NO_CAUSES: ListCauses = { client: undefined, notBefore: 0, disabledUsers: undefined };

/** What kills every grant of a client, by its own settings. */
export function clientCause({ enabled, offlineScope }: RealmClient): ListCauses['client'] {
  if (!enabled) return 'client-disabled';
  return offlineScope === 'unassigned' ? 'scope-removed' : undefined;
}

/**
 * The state of every row as of `now`, as numbers of `SESSION_STATES`. What is past the realm's own limits
 * is that first: nothing brings it back, and Keycloak does not delete it any more.
 */
export function sessionStates(
  set: SessionSet,
  expiry: SessionExpiry | undefined,
  causes: ListCauses,
  now: EpochSeconds,
): Uint8Array {
  const { lastRefreshAt, userOf } = set;
  // Rows that came after their deaths were told wait for the next look.
  const length = expiry?.at.length ?? set.length;
  const states = new Uint8Array(length);
  const ofClient = causes.client === undefined ? 0 : SESSION_STATES.indexOf(causes.client);
  const pastRealmIdle = SESSION_STATES.indexOf('past-session-idle');
  const pastRealmMax = SESSION_STATES.indexOf('past-session-max');
  const stale = SESSION_STATES.indexOf('stale-token');
  const disabled = SESSION_STATES.indexOf('user-disabled');
  const isDisabled = Uint8Array.from(set.users, ({ id }) =>
    id !== undefined && causes.disabledUsers?.has(id) === true ? 1 : 0,
  );
  for (let row = 0; row < length; row += 1) {
    if (expiry && now >= expiry.realmEndAt[row]!) {
      states[row] = expiry.isRealmIdle[row] === 1 ? pastRealmIdle : pastRealmMax;
    } else if (ofClient !== 0) states[row] = ofClient;
    else if (isDisabled[userOf[row]!] === 1) states[row] = disabled;
    else if (lastRefreshAt[row]! < causes.notBefore) states[row] = stale;
    else if (expiry && now >= expiry.latestAt[row]!)
      states[row] = FIRST_GHOST + expiry.ruleOf[row]!;
    else if (expiry && now >= expiry.at[row]!) states[row] = 1;
  }
  return states;
}

/**
 * Whether Keycloak can delete a session in this state: of one past the realm's own limits it says 404
 * and keeps the row until its cleaner comes by, which it does every quarter of an hour.
 */
export const canBeDeleted = (state: SessionState): boolean =>
  state !== 'past-session-idle' && state !== 'past-session-max';

/** How many rows are in each state; dropped ones are left out. */
export function countStates(
  set: SessionSet,
  states: Uint8Array,
): Readonly<Record<SessionState, number>> {
  const counts = new Uint32Array(SESSION_STATES.length);
  const { isDropped } = set;
  // The set may have grown since.
  const length = Math.min(set.length, states.length);
  for (let row = 0; row < length; row += 1) {
    if (isDropped[row] === 0) counts[states[row]!]! += 1;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the keys
  return Object.fromEntries(
    SESSION_STATES.map((state, index) => [state, counts[index]!]),
  ) as Record<SessionState, number>;
}
