import * as v from 'valibot';

import { OVERRIDE_ATTRIBUTES } from '#domain/override-attributes.ts';
import type { ClientOverride } from '#domain/realm-policy.ts';

import { adminCall } from './admin-client.ts';
import { ClientRecord } from './clients.ts';

/** The limits to write: the attribute's text; undefined removes it, a key left out leaves it alone. */
export type OverrideChange = Partial<ClientOverride>;

/** A client's limits as Keycloak holds them now. Throws `missing` where the client is gone. */
export async function getClientOverride(
  realm: string,
  clientUuid: string,
  signal?: AbortSignal,
): Promise<ClientOverride> {
  const { override } = await adminCall({
    name: `GET client ${clientUuid} of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: ClientRecord,
    signal,
    run: (admin) => admin.clients.findOne({ id: clientUuid }),
  });
  return override;
}

/**
 * Sends just these limits of a client: Keycloak merges attributes, and leaves all other fields as they
 * are. An empty text removes an attribute. Values are not checked by it.
 */
export async function putClientOverride(
  realm: string,
  clientUuid: string,
  change: OverrideChange,
): Promise<void> {
  const keys = (['idle', 'max'] as const).filter((key) => key in change);
  const attributes = Object.fromEntries(
    keys.map((key) => [OVERRIDE_ATTRIBUTES[key], change[key] ?? '']),
  );
  await adminCall({
    name: `PUT client ${clientUuid} of ${realm}`,
    role: 'manage-clients',
    realm,
    ids: [clientUuid],
    schema: v.unknown(),
    run: (admin) => admin.clients.update({ id: clientUuid }, { attributes }),
  });
}
