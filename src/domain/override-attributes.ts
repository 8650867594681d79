import type { ClientOverride } from './realm-policy.ts';

/** How Keycloak names the attributes that hold a client's own limits. */
export const OVERRIDE_ATTRIBUTES = {
  idle: 'client.offline.session.idle.timeout',
  max: 'client.offline.session.max.lifespan',
} as const satisfies Record<keyof ClientOverride, string>;
