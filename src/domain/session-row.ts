import { type Expiry, type GrantEnds, grantEnds, grantExpiry } from './lifetime.ts';
import {
  grantTimes,
  type OfflineSession,
  otherClients,
  type SessionClient,
} from './offline-session.ts';
import type { GrantPolicy } from './session-expiry.ts';
import type { SessionFacts } from './session-filter.ts';
import type { SessionSet } from './session-set.ts';
import { SESSION_STATES, type SessionState } from './session-state.ts';

/** A client's grant in one session, as its list shows it: made of the columns when it is drawn. */
export interface SessionRow {
  readonly session: OfflineSession;
  readonly others: readonly SessionClient[];
  /** Undefined where the realm's policy may not be read. */
  readonly expiry: Expiry | undefined;
  readonly ends: GrantEnds | undefined;
  readonly state: SessionState;
  /** Whether a live SSO session has the same id; undefined where that is not known. */
  readonly hasSso: boolean | undefined;
}

export function sessionRow(
  set: SessionSet,
  row: number,
  policy: GrantPolicy | undefined,
  { clientUuid, states, ssoIds }: SessionFacts,
): SessionRow {
  const session = set.sessionAt(row);
  const times = grantTimes(session);
  return {
    session,
    others: otherClients(session, clientUuid),
    expiry: policy && grantExpiry(policy.realm, policy.override, times),
    ends: policy && grantEnds(policy.realm, policy.override, times),
    state: SESSION_STATES[states[row] ?? 0] ?? 'live',
    hasSso: ssoIds?.has(session.id),
  };
}
