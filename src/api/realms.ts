import * as v from 'valibot';

import type { EpochSeconds } from '#domain/time.ts';

import { adminCall } from './admin-client.ts';

export interface RealmSummary {
  readonly name: string;
  readonly displayName: string | undefined;
  readonly enabled: boolean;
}

export const RealmRecords = v.array(
  v.pipe(
    v.object({
      realm: v.string(),
      displayName: v.nullish(v.string()),
      enabled: v.optional(v.boolean(), true),
    }),
    v.transform(({ realm, displayName, enabled }): RealmSummary => ({
      name: realm,
      displayName: displayName ?? undefined,
      enabled,
    })),
  ),
);

/** The realms that the token's scope and the person's roles open, by name. */
export async function listRealms(
  signInRealm: string,
  signal?: AbortSignal,
): Promise<RealmSummary[]> {
  const realms = await adminCall({
    name: 'GET realms',
    role: 'view-realm',
    realm: signInRealm,
    schema: RealmRecords,
    signal,
    run: (admin) => admin.realms.find({ briefRepresentation: true }),
  });
  return realms.toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * The moment before which no token of the realm counts; 0 is none. Undefined where Keycloak leaves it
 * out, as it does for people without `view-realm`.
 */
export async function getRealmNotBefore(
  realm: string,
  signal?: AbortSignal,
): Promise<{ readonly at: EpochSeconds | undefined }> {
  const { notBefore } = await adminCall({
    name: `GET realm ${realm}`,
    role: 'view-realm',
    realm,
    schema: v.object({ notBefore: v.optional(v.number()) }),
    signal,
    run: (admin) => admin.realms.findOne({ realm }),
  });
  return { at: notBefore };
}

/**
 * Whether the realm takes each refresh token once (`revokeRefreshToken`). Undefined where Keycloak leaves
 * it out, as it does for people without `view-realm`.
 */
export async function getTokenRotation(
  realm: string,
  signal?: AbortSignal,
): Promise<{ readonly isOn: boolean | undefined }> {
  const { revokeRefreshToken } = await adminCall({
    name: `GET realm ${realm}`,
    role: 'view-realm',
    realm,
    schema: v.object({ revokeRefreshToken: v.optional(v.boolean()) }),
    signal,
    run: (admin) => admin.realms.findOne({ realm }),
  });
  return { isOn: revokeRefreshToken };
}
