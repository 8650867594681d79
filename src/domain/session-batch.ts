import type { OfflineSession, SessionClient } from './offline-session.ts';

/** A user as sessions name them; both are undefined for one that was deleted. */
export interface SessionUser {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** Offline sessions as columns, without an object for each. */
export interface SessionColumns {
  readonly length: number;
  readonly startedAt: Float64Array;
  readonly lastRefreshAt: Float64Array;
  /** Numbers of `users`, `addresses` and `clientSets`. */
  readonly userOf: Uint32Array;
  readonly addressOf: Uint32Array;
  readonly clientsOf: Uint32Array;
  readonly users: readonly SessionUser[];
  readonly addresses: readonly (string | undefined)[];
  readonly clientSets: readonly (readonly SessionClient[])[];
  /** The bytes of all ids, one after the other; those of a row end where the next row's begin. */
  readonly idBytes: Uint8Array;
  readonly idEnds: Uint32Array;
}

/** One page of a list: made where it was parsed, moved to where all of the list is kept. */
export interface SessionBatch extends SessionColumns {
  readonly startedAt: Float64Array<ArrayBuffer>;
  readonly lastRefreshAt: Float64Array<ArrayBuffer>;
  readonly userOf: Uint32Array<ArrayBuffer>;
  readonly addressOf: Uint32Array<ArrayBuffer>;
  readonly clientsOf: Uint32Array<ArrayBuffer>;
  readonly idBytes: Uint8Array<ArrayBuffer>;
  readonly idEnds: Uint32Array<ArrayBuffer>;
}

/** Puts sessions into columns, in their order. Ids must be ASCII, as Keycloak's are. */
export function sessionBatch(sessions: readonly OfflineSession[]): SessionBatch {
  const { length } = sessions;
  const users = numbered<SessionUser>();
  const addresses = numbered<string | undefined>();
  const clientSets = numbered<readonly SessionClient[]>();
  const batch = {
    length,
    startedAt: new Float64Array(length),
    lastRefreshAt: new Float64Array(length),
    userOf: new Uint32Array(length),
    addressOf: new Uint32Array(length),
    clientsOf: new Uint32Array(length),
    users: users.values,
    addresses: addresses.values,
    clientSets: clientSets.values,
    idBytes: new Uint8Array(sessions.reduce((bytes, { id }) => bytes + id.length, 0)),
    idEnds: new Uint32Array(length),
  };
  let end = 0;
  for (let row = 0; row < length; row += 1) {
    const session = sessions[row]!;
    const { id, userId, username, ipAddress, clients } = session;
    for (let at = 0; at < id.length; at += 1) batch.idBytes[end + at] = id.charCodeAt(at);
    end += id.length;
    batch.idEnds[row] = end;
    batch.startedAt[row] = session.startedAt;
    batch.lastRefreshAt[row] = session.lastRefreshAt;
    batch.userOf[row] = users.numberOf(userId ?? '', () => ({ id: userId, name: username }));
    batch.addressOf[row] = addresses.numberOf(ipAddress ?? '', () => ipAddress);
    batch.clientsOf[row] = clientSets.numberOf(clientsKey(clients), () => clients);
  }
  return batch;
}

/** What a worker hands over instead of copying it. */
export const batchBuffers = (batch: SessionBatch): ArrayBuffer[] => [
  batch.startedAt.buffer,
  batch.lastRefreshAt.buffer,
  batch.userOf.buffer,
  batch.addressOf.buffer,
  batch.clientsOf.buffer,
  batch.idBytes.buffer,
  batch.idEnds.buffer,
];

/** The same for the same clients in whatever order. Most sessions hold one, whose uuid is the key as it is. */
export function clientsKey(clients: readonly SessionClient[]): string {
  const [only] = clients;
  if (clients.length === 1 && only) return only.uuid;
  return clients
    .map(({ uuid }) => uuid)
    .toSorted()
    .join(' ');
}

/** Values that rows share, each once. */
function numbered<T>() {
  const numbers = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    numberOf: (key: string, value: () => T): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value()) - 1;
    },
  };
}
