import * as v from 'valibot';

import type { RealmUser } from '#domain/realm-user.ts';
import type { UserConsent } from '#domain/user-consent.ts';

import { adminCall } from './admin-client.ts';

const Text = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text || undefined),
);

export const UserRecord = v.pipe(
  v.object({
    id: v.string(),
    username: v.string(),
    firstName: Text,
    lastName: Text,
    email: Text,
    enabled: v.optional(v.boolean(), true),
    notBefore: v.nullish(v.number()),
  }),
  v.transform((user): RealmUser => ({
    id: user.id,
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    enabled: user.enabled,
    notBefore: user.notBefore ?? undefined,
  })),
);

export interface UserSearchRequest {
  readonly realm: string;
  /** As `userSearchText` words it; empty for all. */
  readonly search: string;
  readonly first: number;
  readonly max: number;
}

/** One page of the users that a search finds, by username; a page shorter than `max` is the last. */
export const listUsers = (
  { realm, search, first, max }: UserSearchRequest,
  signal?: AbortSignal,
): Promise<RealmUser[]> =>
  adminCall({
    name: `GET users of ${realm}`,
    role: 'view-users',
    realm,
    schema: v.array(UserRecord),
    signal,
    run: (admin) =>
      admin.users.find({
        first,
        max,
        briefRepresentation: true,
        ...(search !== '' && { search }),
      }),
  });

/** One user by id. Throws `missing` where the realm has none. */
export const getUser = (realm: string, id: string, signal?: AbortSignal): Promise<RealmUser> =>
  adminCall({
    name: `GET user ${id} of ${realm}`,
    role: 'view-users',
    realm,
    ids: [id],
    schema: UserRecord,
    signal,
    run: (admin) => admin.users.findOne({ id }),
  });

const Grants = v.array(v.object({ client: v.optional(v.string()), key: v.optional(v.string()) }));

/** Millis of the consent itself; Keycloak leaves them out where there is an offline token alone. */
export const ConsentRecord = v.pipe(
  v.object({
    clientId: v.string(),
    createdDate: v.nullish(v.number()),
    grantedClientScopes: v.nullish(v.array(v.string()), []),
    additionalGrants: v.nullish(Grants, []),
  }),
  v.transform((consent): UserConsent => ({
    clientId: consent.clientId,
    scopes: consent.grantedClientScopes ?? [],
    since: consent.createdDate ? Math.floor(consent.createdDate / 1000) : undefined,
    offlineClientUuid: consent.additionalGrants?.find(({ key }) => key === 'Offline Token')?.client,
  })),
);

/** What a user agreed to by client, and which clients hold an offline token that is alive by time. */
export const listConsents = (
  realm: string,
  userId: string,
  signal?: AbortSignal,
): Promise<UserConsent[]> =>
  adminCall({
    name: `GET consents of user ${userId}`,
    role: 'view-users',
    realm,
    ids: [userId],
    schema: v.array(ConsentRecord),
    signal,
    run: (admin) => admin.users.listConsents({ id: userId }),
  });

/** Whether a user has the realm role `offline_access`, itself or through a group or another role. */
export async function hasOfflineRole(
  realm: string,
  userId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const roles = await adminCall({
    name: `GET roles of user ${userId}`,
    role: 'view-users',
    realm,
    ids: [userId],
    schema: v.array(v.object({ name: v.string() })),
    signal,
    run: (admin) => admin.users.listCompositeRealmRoleMappings({ id: userId }),
  });
  return roles.some(({ name }) => name === 'offline_access');
}
