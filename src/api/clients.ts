import * as v from 'valibot';

import { OVERRIDE_ATTRIBUTES } from '#domain/override-attributes.ts';
import type { RealmClient, TokenFlow } from '#domain/realm-client.ts';

import { adminCall } from './admin-client.ts';
import { ApiError } from './api-error.ts';

export const ClientRecord = v.pipe(
  v.object({
    id: v.string(),
    clientId: v.string(),
    name: v.nullish(v.string()),
    enabled: v.optional(v.boolean(), true),
    protocol: v.nullish(v.string(), 'openid-connect'),
    publicClient: v.optional(v.boolean(), false),
    bearerOnly: v.optional(v.boolean(), false),
    consentRequired: v.optional(v.boolean(), false),
    fullScopeAllowed: v.optional(v.boolean()),
    notBefore: v.nullish(v.number(), 0),
    standardFlowEnabled: v.optional(v.boolean(), false),
    directAccessGrantsEnabled: v.optional(v.boolean(), false),
    serviceAccountsEnabled: v.optional(v.boolean(), false),
    defaultClientScopes: v.optional(v.array(v.string()), []),
    optionalClientScopes: v.optional(v.array(v.string()), []),
    attributes: v.nullish(v.record(v.string(), v.nullish(v.string())), {}),
  }),
  v.transform((client): RealmClient => {
    const attribute = (name: string) => client.attributes?.[name] ?? undefined;
    return {
      uuid: client.id,
      clientId: client.clientId,
      name: client.name || undefined,
      enabled: client.enabled,
      access: accessOf(client),
      protocol: client.protocol ?? 'openid-connect',
      flows: flowsOf(client, attribute),
      offlineScope: offlineScopeOf(client),
      consentRequired: client.consentRequired,
      fullScope: client.fullScopeAllowed,
      override: {
        idle: attribute(OVERRIDE_ATTRIBUTES.idle),
        max: attribute(OVERRIDE_ATTRIBUTES.max),
      },
      notBefore: client.notBefore ?? 0,
    };
  }),
);

function accessOf(client: { bearerOnly: boolean; publicClient: boolean }): RealmClient['access'] {
  if (client.bearerOnly) return 'bearer-only';
  return client.publicClient ? 'public' : 'confidential';
}

function flowsOf(
  client: {
    standardFlowEnabled: boolean;
    directAccessGrantsEnabled: boolean;
    serviceAccountsEnabled: boolean;
  },
  attribute: (name: string) => string | undefined,
): TokenFlow[] {
  // A service account gets a refresh token, and so an offline one, only where this is switched on.
  const serviceAccount =
    client.serviceAccountsEnabled && attribute('client_credentials.use_refresh_token') === 'true';
  const on: [TokenFlow, boolean][] = [
    ['standard', client.standardFlowEnabled],
    ['direct', client.directAccessGrantsEnabled],
    ['device', attribute('oauth2.device.authorization.grant.enabled') === 'true'],
    ['ciba', attribute('oidc.ciba.grant.enabled') === 'true'],
    ['service-account', serviceAccount],
  ];
  return on.filter(([, enabled]) => enabled).map(([flow]) => flow);
}

function offlineScopeOf(client: {
  defaultClientScopes: string[];
  optionalClientScopes: string[];
}): RealmClient['offlineScope'] {
  if (client.defaultClientScopes.includes('offline_access')) return 'default';
  return client.optionalClientScopes.includes('offline_access') ? 'optional' : 'unassigned';
}

/** All clients of a realm. Someone with `query-clients` alone gets an empty list from Keycloak. */
export const listClients = (realm: string, signal?: AbortSignal): Promise<RealmClient[]> =>
  adminCall({
    name: `GET clients of ${realm}`,
    role: 'view-clients',
    realm,
    schema: v.array(ClientRecord),
    signal,
    run: (admin) => admin.clients.find({ max: -1 }),
  });

/** One client by the name apps know it by. Throws `missing` where the realm has none of that name. */
export async function getClient(
  realm: string,
  clientId: string,
  signal?: AbortSignal,
): Promise<RealmClient> {
  const found = await adminCall({
    name: `GET client ${clientId} of ${realm}`,
    role: 'view-clients',
    realm,
    schema: v.array(ClientRecord),
    signal,
    run: (admin) => admin.clients.find({ clientId }),
  });
  const client = found.find((candidate) => candidate.clientId === clientId);
  if (client) return client;
  throw new ApiError('missing', `Realm ${realm} has no client “${clientId}”.`, { status: 404 });
}

/** Counts come as strings from Keycloak; anything but a whole number is malformed, never 0. */
const Count = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
);

export const SessionStats = v.pipe(
  v.array(v.object({ id: v.string(), offline: Count })),
  v.transform(
    (clients): ReadonlyMap<string, number> =>
      new Map(clients.map(({ id, offline }) => [id, offline])),
  ),
);

/**
 * Offline sessions by client uuid; a client without any is not in it. Dead rows that Keycloak has not
 * removed yet are counted too.
 */
export const getSessionCounts = (
  realm: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> =>
  adminCall({
    name: `GET client-session-stats of ${realm}`,
    role: 'view-realm',
    realm,
    schema: SessionStats,
    signal,
    run: (admin) => admin.realms.getClientSessionStats({ realm }),
  });

/** Offline sessions of one client, dead rows that Keycloak has not removed yet included. */
export async function getSessionCount(
  realm: string,
  uuid: string,
  signal?: AbortSignal,
): Promise<number> {
  const answer = await adminCall({
    name: `GET offline-session-count of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [uuid],
    schema: v.object({ count: Count }),
    signal,
    run: (admin) => admin.clients.getOfflineSessionCount({ id: uuid }),
  });
  return answer.count;
}
