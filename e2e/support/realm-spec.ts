import type { RealmPolicy } from '#domain/realm-policy.ts';
import { DAY } from '#domain/time.ts';

export interface ClientSpec {
  readonly clientId: string;
  /** The attributes `client.offline.session.idle.timeout` and `….max.lifespan`, as they are stored. */
  readonly idle?: string;
  readonly max?: string;
  /** Anything else of a ClientRepresentation. */
  readonly settings?: Record<string, unknown>;
}

/** What a throw-away realm holds beside the people and clients that every one has. */
export interface RealmSpec {
  readonly policy?: Partial<RealmPolicy>;
  readonly clients?: readonly ClientSpec[];
  /** Ordinary users, by name. */
  readonly users?: readonly string[];
  /** The life of access tokens, so that a test sees them renewed; Keycloak's minute if not given. */
  readonly accessTokenSeconds?: number;
  /** A RealmRepresentation to take instead of all that is said above but the users; its name is not taken. */
  readonly representation?: Readonly<Record<string, unknown>>;
}

/** Keycloak's policy for a new realm. */
export const DEFAULT_POLICY: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: false,
  max: 60 * DAY,
  clientIdle: 0,
  clientMax: 0,
};

const VIEWER_ROLES = ['view-realm', 'view-clients', 'view-users'];

/** The realm's own admins, by name, with their roles of `realm-management`. */
export const ADMIN_ROLES = {
  boss: ['realm-admin'],
  viewer: VIEWER_ROLES,
  revoker: [...VIEWER_ROLES, 'manage-users'],
  'realm-only': ['view-realm'],
  'clients-only': ['view-clients'],
} as const satisfies Record<string, readonly string[]>;

export type AdminName = keyof typeof ADMIN_ROLES;

/** Everybody's password in a throw-away realm. */
export const PASSWORD = 'pw';

/** How Keycloak names the keys of a policy. */
export function policyRepresentation(policy: Partial<RealmPolicy>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({
      offlineSessionIdleTimeout: policy.idle,
      offlineSessionMaxLifespanEnabled: policy.maxEnabled,
      offlineSessionMaxLifespan: policy.max,
      clientOfflineSessionIdleTimeout: policy.clientIdle,
      clientOfflineSessionMaxLifespan: policy.clientMax,
    }).filter(([, value]) => value !== undefined),
  );
}

/** The realm as Keycloak imports it. */
export function realmRepresentation(name: string, spec: RealmSpec): Record<string, unknown> {
  if (spec.representation) return { ...spec.representation, realm: name, sslRequired: 'none' };
  const clients = [{ clientId: 'app-a' }, { clientId: 'app-b' }, ...(spec.clients ?? [])];
  return {
    realm: name,
    enabled: true,
    sslRequired: 'none',
    // A password of many rounds makes every sign-in of the tests slow.
    passwordPolicy: 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1)',
    ...policyRepresentation({ ...DEFAULT_POLICY, ...spec.policy }),
    ...(spec.accessTokenSeconds === undefined
      ? {}
      : { accessTokenLifespan: spec.accessTokenSeconds }),
    clients: clients.map(clientRepresentation),
  };
}

/** The people of the realm, for a partial import: a realm's own roles must be there already. */
export function userRepresentations(name: string, spec: RealmSpec): Record<string, unknown>[] {
  const admins = Object.entries(ADMIN_ROLES).map(([username, roles]) =>
    userRepresentation(name, username, { clientRoles: { 'realm-management': roles } }),
  );
  const users = (spec.users ?? ['alice', 'bob', 'carol']).map((username) =>
    userRepresentation(name, username),
  );
  return [...admins, ...users];
}

/** A client that gets offline tokens by direct grant and by code, with or without overrides. */
export function clientRepresentation(client: ClientSpec): Record<string, unknown> {
  return {
    clientId: client.clientId,
    enabled: true,
    publicClient: true,
    directAccessGrantsEnabled: true,
    standardFlowEnabled: true,
    redirectUris: ['http://127.0.0.1/*'],
    attributes: {
      ...(client.idle === undefined ? {} : { 'client.offline.session.idle.timeout': client.idle }),
      ...(client.max === undefined ? {} : { 'client.offline.session.max.lifespan': client.max }),
    },
    ...client.settings,
  };
}

const userRepresentation = (realm: string, username: string, more: object = {}) => ({
  username,
  enabled: true,
  email: `${username.replaceAll(/[^a-z0-9]/gi, '')}@example.test`,
  emailVerified: true,
  firstName: 'First',
  lastName: 'Last',
  credentials: [{ type: 'password', value: PASSWORD, temporary: false }],
  realmRoles: [`default-roles-${realm}`],
  ...more,
});
