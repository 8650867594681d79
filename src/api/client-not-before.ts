import * as v from 'valibot';

import type { EpochSeconds } from '#domain/time.ts';

import { adminCall } from './admin-client.ts';
import { ApiError } from './api-error.ts';
import { ClientRecord } from './clients.ts';

/**
 * Sets a client's not-before: every token of it that was issued earlier is refused at once, online ones
 * as well, while the rows of its sessions stay listed. 0 takes it back, and all tokens whose rows are
 * still there work again. Only this key changes; the realm's own `push-revocation` would tell the client's
 * servers, but sets nothing. It is read back, since an answer alone proves nothing: throws `conflict` where
 * Keycloak then holds another value, somebody else's.
 */
export async function setClientNotBefore(
  realm: string,
  clientUuid: string,
  notBefore: EpochSeconds,
): Promise<void> {
  await adminCall({
    name: `PUT not-before of client ${clientUuid}`,
    role: 'manage-clients',
    realm,
    ids: [clientUuid],
    schema: v.unknown(),
    run: (admin) => admin.clients.update({ id: clientUuid }, { notBefore }),
  });
  const found = await adminCall({
    name: `GET client ${clientUuid} of ${realm}`,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: ClientRecord,
    run: (admin) => admin.clients.findOne({ id: clientUuid }),
  });
  if (found.notBefore !== notBefore) {
    throw new ApiError(
      'conflict',
      `Client “${found.clientId}”: somebody set its not-before meanwhile.`,
    );
  }
}
