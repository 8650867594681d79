import * as v from 'valibot';

import { adminCall } from './admin-client.ts';
import { toApiError } from './api-error.ts';

/** Who of a realm's users has the realm role `offline_access`, which offline tokens ask for. */
export type OfflineRole =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'there';
      /** It is among the realm's default roles, so every user has it who was not denied them. */
      readonly isDefault: boolean;
      /** The first users who were given it themselves; groups and other roles may give it too. */
      readonly usernames: readonly string[];
      readonly hasMoreUsers: boolean;
    };

const ROLE = 'offline_access';
const USERS_SHOWN = 5;

/** Looks up the role; `missing` where the realm has none, and so gives no offline tokens at all. */
export async function getOfflineRole(realm: string, signal?: AbortSignal): Promise<OfflineRole> {
  try {
    const [isDefault, users] = await Promise.all([
      isDefaultRole(realm, signal),
      usersWithRole(realm, signal),
    ]);
    return {
      kind: 'there',
      isDefault,
      usernames: users.slice(0, USERS_SHOWN).map(({ username }) => username),
      hasMoreUsers: users.length > USERS_SHOWN,
    };
  } catch (error) {
    if (toApiError(error).kind === 'missing') return { kind: 'missing' };
    throw error;
  }
}

async function isDefaultRole(realm: string, signal?: AbortSignal): Promise<boolean> {
  const { defaultRole } = await adminCall({
    name: `GET realm ${realm}`,
    role: 'view-realm',
    realm,
    schema: v.object({ defaultRole: v.object({ id: v.string() }) }),
    signal,
    run: (admin) => admin.realms.findOne({ realm }),
  });
  const parts = await adminCall({
    name: `GET default roles of ${realm}`,
    role: 'view-realm',
    realm,
    ids: [defaultRole.id],
    schema: v.array(v.object({ name: v.string(), clientRole: v.optional(v.boolean(), false) })),
    signal,
    run: (admin) => admin.roles.getCompositeRoles({ id: defaultRole.id }),
  });
  return parts.some(({ name, clientRole }) => name === ROLE && !clientRole);
}

const usersWithRole = (realm: string, signal?: AbortSignal) =>
  adminCall({
    name: `GET users with role ${ROLE} of ${realm}`,
    role: 'view-realm',
    realm,
    schema: v.array(v.object({ username: v.string() })),
    signal,
    run: (admin) =>
      admin.roles.findUsersWithRole({
        name: ROLE,
        briefRepresentation: true,
        first: 0,
        max: USERS_SHOWN + 1,
      }),
  });
