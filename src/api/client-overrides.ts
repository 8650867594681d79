import * as v from 'valibot';

import type { ClientOverride } from '#domain/realm-policy.ts';

import { adminCall } from './admin-client.ts';
import { ApiError } from './api-error.ts';
import { ClientRecord } from './clients.ts';

/** How Keycloak names the attributes that hold a client's own limits. */
const ATTRIBUTES = {
  idle: 'client.offline.session.idle.timeout',
  max: 'client.offline.session.max.lifespan',
} as const satisfies Record<keyof ClientOverride, string>;

/** The limits to write: the attribute's text; undefined removes it, a key left out leaves it alone. */
export type OverrideChange = Partial<ClientOverride>;

export interface OverrideWrite {
  readonly realm: string;
  readonly clientUuid: string;
  readonly change: OverrideChange;
  /** What the changed keys held when the change was made up. */
  readonly base: OverrideChange;
}

/** A client's limits as Keycloak holds them now. Throws `missing` where the client is gone. */
export async function getClientOverride(
  realm: string,
  clientUuid: string,
  signal?: AbortSignal,
): Promise<{ readonly clientId: string; readonly override: ClientOverride }> {
  const { clientId, override } = await adminCall({
    name: `GET client ${clientUuid} of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: ClientRecord,
    signal,
    run: (admin) => admin.clients.findOne({ id: clientUuid }),
  });
  return { clientId, override };
}

/** Somebody set a limit of a client to something else than what the change began with. */
export class OverrideConflict extends ApiError {
  readonly found: ClientOverride;

  constructor(clientId: string, found: ClientOverride) {
    super('conflict', `Client “${clientId}”: somebody changed the same limit meanwhile.`);
    this.found = found;
  }
}

/**
 * Reads a client again, refuses with an `OverrideConflict` where a changed limit moved and is not what
 * is wanted either, and sends only the attributes that differ. Keycloak merges attributes and has no
 * conditional write: an edit in the milliseconds between is not seen. Resolves with what was there.
 */
export async function writeClientOverride(write: OverrideWrite): Promise<ClientOverride> {
  const { realm, clientUuid, change, base } = write;
  const { clientId, override } = await getClientOverride(realm, clientUuid);
  const keys = (['idle', 'max'] as const).filter((key) => key in change);
  if (keys.some((key) => override[key] !== base[key] && override[key] !== change[key])) {
    throw new OverrideConflict(clientId, override);
  }
  const differing = keys.filter((key) => override[key] !== change[key]);
  if (differing.length > 0) await putOverride(write, differing);
  return override;
}

/** An empty text removes an attribute; one that is left out stays, and so do all other fields. */
async function putOverride(
  { realm, clientUuid, change }: OverrideWrite,
  keys: readonly (keyof ClientOverride)[],
): Promise<void> {
  const attributes = Object.fromEntries(keys.map((key) => [ATTRIBUTES[key], change[key] ?? '']));
  await adminCall({
    name: `PUT client ${clientUuid} of ${realm}`,
    role: 'manage-clients',
    realm,
    ids: [clientUuid],
    schema: v.unknown(),
    run: (admin) => admin.clients.update({ id: clientUuid }, { attributes }),
  });
}
