import * as v from 'valibot';

import type { RealmPolicy } from '#domain/realm-policy.ts';

import { adminCall } from './admin-client.ts';
import { ApiError } from './api-error.ts';

export const PolicyRecord = v.pipe(
  v.object({
    offlineSessionIdleTimeout: v.optional(v.number()),
    offlineSessionMaxLifespanEnabled: v.optional(v.boolean()),
    offlineSessionMaxLifespan: v.optional(v.number()),
    clientOfflineSessionIdleTimeout: v.optional(v.number(), 0),
    clientOfflineSessionMaxLifespan: v.optional(v.number(), 0),
  }),
  v.transform((realm): RealmPolicy | undefined => {
    const idle = realm.offlineSessionIdleTimeout;
    const maxEnabled = realm.offlineSessionMaxLifespanEnabled;
    const max = realm.offlineSessionMaxLifespan;
    if (idle === undefined || maxEnabled === undefined || max === undefined) return undefined;
    return {
      idle,
      maxEnabled,
      max,
      clientIdle: realm.clientOfflineSessionIdleTimeout,
      clientMax: realm.clientOfflineSessionMaxLifespan,
    };
  }),
);

/**
 * A realm's offline session policy. Without the role `view-realm` Keycloak still answers 200, but
 * leaves the policy out: that is `forbidden` here, never a policy of zeros.
 */
export async function getRealmPolicy(realm: string, signal?: AbortSignal): Promise<RealmPolicy> {
  const policy = await adminCall({
    name: `GET realm ${realm}`,
    role: 'view-realm',
    realm,
    schema: PolicyRecord,
    signal,
    run: (admin) => admin.realms.findOne({ realm }),
  });
  if (policy) return policy;
  throw new ApiError(
    'forbidden',
    `GET realm ${realm}: Keycloak leaves the policy out. It needs the role view-realm of realm ${realm}.`,
  );
}

/** Sends just these keys; Keycloak leaves all others as they are. Values are not checked by it. */
export async function putRealmPolicy(realm: string, change: Partial<RealmPolicy>): Promise<void> {
  const { idle, maxEnabled, max, clientIdle, clientMax } = change;
  const body = {
    ...(idle !== undefined && { offlineSessionIdleTimeout: idle }),
    ...(maxEnabled !== undefined && { offlineSessionMaxLifespanEnabled: maxEnabled }),
    ...(max !== undefined && { offlineSessionMaxLifespan: max }),
    ...(clientIdle !== undefined && { clientOfflineSessionIdleTimeout: clientIdle }),
    ...(clientMax !== undefined && { clientOfflineSessionMaxLifespan: clientMax }),
  };
  await adminCall({
    name: `PUT realm ${realm}`,
    role: 'manage-realm',
    realm,
    schema: v.unknown(),
    run: (admin) => admin.realms.update({ realm }, body),
  });
}
