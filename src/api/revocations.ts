import * as v from 'valibot';

import type { RevocationItem } from '#domain/revocation-plan.ts';

import { adminCall } from './admin-client.ts';

/** A deleted user's consent of 1,900 sessions took Keycloak 8.7 s; a single session 6 ms. */
const CONSENT_TIMEOUT_MILLIS = 120_000;
const SESSION_TIMEOUT_MILLIS = 30_000;

/**
 * Ends a whole offline session: every client's grant in it and the live SSO session of the same id.
 * Without `isOffline` Keycloak would end the SSO session alone. `missing`: no live session of that id.
 */
const deleteOfflineSession = async (realm: string, sessionId: string): Promise<void> => {
  await adminCall({
    name: `DELETE session ${sessionId}`,
    role: 'manage-users',
    realm,
    ids: [sessionId],
    schema: v.unknown(),
    timeoutMillis: SESSION_TIMEOUT_MILLIS,
    run: (admin) => admin.realms.deleteSession({ realm, session: sessionId, isOffline: true }),
  });
};

/**
 * Ends one client's grants in all offline sessions of a user, and withdraws the user's consent to it.
 * The path takes the clientId, not the uuid. `missing`: the user holds neither.
 */
const revokeConsent = async (realm: string, userId: string, clientId: string): Promise<void> => {
  await adminCall({
    name: `DELETE consent of user ${userId}`,
    role: 'manage-users',
    realm,
    ids: [userId, clientId],
    schema: v.unknown(),
    timeoutMillis: CONSENT_TIMEOUT_MILLIS,
    run: (admin) => admin.users.revokeConsent({ id: userId, clientId }),
  });
};

/** Makes the one call that a planned item stands for. */
export const sendRevocation = (item: RevocationItem): Promise<void> =>
  item.way === 'session'
    ? deleteOfflineSession(item.realm, item.sessionId)
    : revokeConsent(item.realm, item.userId, item.clientId);
