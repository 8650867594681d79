import * as v from 'valibot';

import type { EpochSeconds } from '#domain/time.ts';

import { adminCall } from './admin-client.ts';
import { ApiError } from './api-error.ts';
import { ClientRecord } from './clients.ts';

interface NotBeforeWrite {
  readonly realm: string;
  readonly clientUuid: string;
  /** Tokens of the client issued before this are refused; 0 takes the limit away. */
  readonly at: EpochSeconds;
}

/**
 * Sets a client's not-before and reads it back: a 204 alone proves nothing. All else of the client stays
 * as it is. Throws `conflict` where Keycloak then holds another value, somebody else's.
 */
export async function setClientNotBefore({ realm, clientUuid, at }: NotBeforeWrite): Promise<void> {
  await adminCall({
    name: `PUT client ${clientUuid} of ${realm}`,
    role: 'manage-clients',
    realm,
    ids: [clientUuid],
    schema: v.unknown(),
    run: (admin) => admin.clients.update({ id: clientUuid }, { notBefore: at }),
  });
  const { clientId, notBefore } = await adminCall({
    name: `GET client ${clientUuid} of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: ClientRecord,
    run: (admin) => admin.clients.findOne({ id: clientUuid }),
  });
  if (notBefore !== at) {
    throw new ApiError('conflict', `Client “${clientId}”: somebody set its not-before meanwhile.`);
  }
}
