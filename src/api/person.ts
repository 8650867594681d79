import * as v from 'valibot';

import type { EpochSeconds } from '#domain/time.ts';

import { decode } from './decode.ts';

/** Who is signed in, as the access token says. */
export interface Person {
  readonly userId: string;
  readonly username: string;
  /** What Keycloak calls the realm that was signed in to; its own address may not be the configured one. */
  readonly issuer: string | undefined;
  /** The SSO session of this sign-in, which Curfew must not revoke unasked. */
  readonly sessionId: string | undefined;
  /** When the person last proved who they are; undefined where the token does not say. */
  readonly signedInAt: EpochSeconds | undefined;
  /** The roles the token carries for managing a realm; empty where it carries none. */
  readonly rolesIn: (realm: string) => ReadonlySet<string>;
}

const Token = v.object({
  iss: v.optional(v.string()),
  sub: v.string(),
  preferred_username: v.optional(v.string()),
  sid: v.optional(v.string()),
  auth_time: v.optional(v.number()),
  resource_access: v.optional(v.record(v.string(), v.object({ roles: v.array(v.string()) })), {}),
});

/**
 * Reads the claims of an access token. Signed in to `master`, the roles for realm R are those of the
 * client `R-realm`; signed in to a realm itself, they are those of its `realm-management`.
 */
export function decodePerson(claims: unknown, signInRealm: string): Person {
  const token = decode('The access token', Token, claims);
  const roles = new Map(
    Object.entries(token.resource_access).map(([client, access]) => [
      client,
      new Set(access.roles),
    ]),
  );
  return {
    issuer: token.iss,
    userId: token.sub,
    username: token.preferred_username ?? token.sub,
    sessionId: token.sid,
    signedInAt: token.auth_time,
    rolesIn: (realm) => roles.get(managementClient(realm, signInRealm)) ?? NO_ROLES,
  };
}

const NO_ROLES: ReadonlySet<string> = new Set();

function managementClient(realm: string, signInRealm: string): string {
  if (signInRealm === 'master') return `${realm}-realm`;
  return realm === signInRealm ? 'realm-management' : '';
}
