/** What a person wants to do with a realm. */
export type Action =
  | 'view-policy'
  | 'edit-policy'
  | 'view-clients'
  | 'view-sessions'
  | 'edit-clients'
  | 'view-users'
  | 'revoke'
  | 'view-events'
  | 'manage-events';

export type RealmRole =
  | 'view-realm'
  | 'manage-realm'
  | 'view-clients'
  | 'manage-clients'
  | 'view-users'
  | 'manage-users'
  | 'view-events'
  | 'manage-events';

/**
 * The role each action asks for, and the roles that do as well. Measured on Keycloak 26.7: `manage-…`
 * includes `view-…` everywhere below.
 */
const ROLES: Readonly<Record<Action, readonly [needed: RealmRole, ...alsoEnough: RealmRole[]]>> = {
  'view-policy': ['view-realm', 'manage-realm'],
  'edit-policy': ['manage-realm'],
  'view-clients': ['view-clients', 'manage-clients'],
  'edit-clients': ['manage-clients'],
  'view-sessions': ['view-clients', 'manage-clients'],
  'view-users': ['view-users', 'manage-users'],
  revoke: ['manage-users'],
  'view-events': ['view-events', 'manage-events'],
  'manage-events': ['manage-events'],
};

export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'missing'; readonly role: RealmRole };

/** Whether these roles of a realm (from the access token) allow an action; else the role to ask for. */
export function can(roles: ReadonlySet<string>, action: Action): Permission {
  const enough = ROLES[action];
  return enough.some((role) => roles.has(role))
    ? { kind: 'allowed' }
    : { kind: 'missing', role: enough[0] };
}

/** The role that opens an action, for messages about a 403 that the token did not foretell. */
export const roleFor = (action: Action): RealmRole => ROLES[action][0];
