import type { OfflineSession, SessionClient } from './offline-session.ts';
import { createKeyNumbers } from './session-keys.ts';

/** A user as sessions name them; both are undefined for one that was deleted. */
export interface SessionUser {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/**
 * The offline sessions of one client, as columns: a million fit, and no object is made for a row until
 * it is drawn. A row keeps its number for good. One that left the list stays behind as dropped, so that
 * whoever holds a number never finds another session under it.
 *
 * The columns may be longer than `length`; what follows is not data.
 */
export interface SessionSet {
  /** Rows that were ever put in, dropped ones included. */
  readonly length: number;
  /** Rows that are not dropped. */
  readonly size: number;
  readonly startedAt: Float64Array;
  readonly lastRefreshAt: Float64Array;
  /** Numbers of `users`, `addresses` and `clientSets`. */
  readonly userOf: Uint32Array;
  readonly addressOf: Uint32Array;
  readonly clientsOf: Uint32Array;
  readonly isDropped: Uint8Array;
  readonly users: readonly SessionUser[];
  readonly addresses: readonly (string | undefined)[];
  readonly clientSets: readonly (readonly SessionClient[])[];
  /** The bytes of all ids, one after the other; those of a row end where the next row's begin. */
  readonly idBytes: Uint8Array;
  readonly idEnds: Uint32Array;
  readonly idAt: (row: number) => string;
  /** The row of a session, or -1; a dropped one is found too. */
  readonly rowOf: (sessionId: string) => number;
  readonly sessionAt: (row: number) => OfflineSession;
  /** Adds a session, or renews it where its id is known. Returns its row. */
  readonly put: (session: OfflineSession) => number;
  readonly drop: (row: number) => void;
}

interface Columns {
  startedAt: Float64Array;
  lastRefreshAt: Float64Array;
  userOf: Uint32Array;
  addressOf: Uint32Array;
  clientsOf: Uint32Array;
  isDropped: Uint8Array;
  idBytes: Uint8Array;
  idEnds: Uint32Array;
}

const FIRST_CAPACITY = 1024;
/** Keycloak 26.7 has ids of 24 characters, older ones UUIDs of 36. */
const USUAL_ID_BYTES = 24;

export function createSessionSet(): SessionSet {
  const columns = emptyColumns(FIRST_CAPACITY);
  const rowsById = createKeyNumbers(hasId);
  let length = 0;
  let size = 0;
  const users = interned<SessionUser>();
  const addresses = interned<string | undefined>();
  const clientSets = interned<readonly SessionClient[]>();

  const idStart = (row: number) => (row === 0 ? 0 : columns.idEnds[row - 1]!);

  function idAt(row: number): string {
    return String.fromCharCode(...columns.idBytes.subarray(idStart(row), columns.idEnds[row]));
  }

  function hasId(row: number, id: string): boolean {
    const start = idStart(row);
    const { idBytes, idEnds } = columns;
    if (idEnds[row]! - start !== id.length) return false;
    for (let at = 0; at < id.length; at += 1) {
      if (idBytes[start + at] !== id.charCodeAt(at)) return false;
    }
    return true;
  }

  function grow() {
    const capacity = 2 * columns.startedAt.length;
    columns.startedAt = enlarged(columns.startedAt, new Float64Array(capacity));
    columns.lastRefreshAt = enlarged(columns.lastRefreshAt, new Float64Array(capacity));
    columns.userOf = enlarged(columns.userOf, new Uint32Array(capacity));
    columns.addressOf = enlarged(columns.addressOf, new Uint32Array(capacity));
    columns.clientsOf = enlarged(columns.clientsOf, new Uint32Array(capacity));
    columns.isDropped = enlarged(columns.isDropped, new Uint8Array(capacity));
    columns.idEnds = enlarged(columns.idEnds, new Uint32Array(capacity));
  }

  function addId(id: string) {
    const start = idStart(length);
    while (start + id.length > columns.idBytes.length) {
      columns.idBytes = enlarged(columns.idBytes, new Uint8Array(2 * columns.idBytes.length));
    }
    for (let at = 0; at < id.length; at += 1) columns.idBytes[start + at] = id.charCodeAt(at);
    columns.idEnds[length] = start + id.length;
  }

  function userNumber({ userId, username }: OfflineSession): number {
    const number = users.numberOf(userId ?? '', { id: userId, name: username });
    // Somebody who was renamed is still the same.
    if (users.values[number]!.name !== username)
      users.values[number] = { id: userId, name: username };
    return number;
  }

  function clientSetNumber(clients: readonly SessionClient[]): number {
    const [only] = clients;
    // Most sessions hold one client; its uuid is the key as it is.
    const key = clients.length === 1 && only ? only.uuid : clientsKey(clients);
    const number = clientSets.numberOf(key, clients);
    // A client that was renamed is still the same.
    if (only && clientSets.values[number]![0]?.clientId !== only.clientId) {
      clientSets.values[number] = clients;
    }
    return number;
  }

  function put(session: OfflineSession): number {
    const row = rowsById.take(session.id);
    if (row === length) {
      if (length === columns.startedAt.length) grow();
      addId(session.id);
      length += 1;
      size += 1;
    } else if (columns.isDropped[row] === 1) {
      columns.isDropped[row] = 0;
      size += 1;
    }
    columns.startedAt[row] = session.startedAt;
    columns.lastRefreshAt[row] = session.lastRefreshAt;
    columns.userOf[row] = userNumber(session);
    columns.addressOf[row] = addresses.numberOf(session.ipAddress ?? '', session.ipAddress);
    columns.clientsOf[row] = clientSetNumber(session.clients);
    return row;
  }

  return {
    get length() {
      return length;
    },
    get size() {
      return size;
    },
    get startedAt() {
      return columns.startedAt;
    },
    get lastRefreshAt() {
      return columns.lastRefreshAt;
    },
    get userOf() {
      return columns.userOf;
    },
    get addressOf() {
      return columns.addressOf;
    },
    get clientsOf() {
      return columns.clientsOf;
    },
    get isDropped() {
      return columns.isDropped;
    },
    get idBytes() {
      return columns.idBytes;
    },
    get idEnds() {
      return columns.idEnds;
    },
    users: users.values,
    addresses: addresses.values,
    clientSets: clientSets.values,
    idAt,
    rowOf: rowsById.find,
    sessionAt: (row) => {
      const user = users.values[columns.userOf[row]!];
      return {
        id: idAt(row),
        userId: user?.id,
        username: user?.name,
        ipAddress: addresses.values[columns.addressOf[row]!],
        startedAt: columns.startedAt[row]!,
        lastRefreshAt: columns.lastRefreshAt[row]!,
        clients: clientSets.values[columns.clientsOf[row]!] ?? [],
      };
    },
    put,
    drop: (row) => {
      if (row >= length || columns.isDropped[row] === 1) return;
      columns.isDropped[row] = 1;
      size -= 1;
    },
  };
}

const emptyColumns = (capacity: number): Columns => ({
  startedAt: new Float64Array(capacity),
  lastRefreshAt: new Float64Array(capacity),
  userOf: new Uint32Array(capacity),
  addressOf: new Uint32Array(capacity),
  clientsOf: new Uint32Array(capacity),
  isDropped: new Uint8Array(capacity),
  idBytes: new Uint8Array(capacity * USUAL_ID_BYTES),
  idEnds: new Uint32Array(capacity),
});

function enlarged<T extends { set: (from: T) => void }>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Values that many rows share, each held once under a number. */
function interned<T>() {
  const keys: string[] = [];
  const numbers = createKeyNumbers((number, key) => keys[number] === key);
  const values: T[] = [];
  return {
    values,
    numberOf: (key: string, value: T): number => {
      const number = numbers.take(key);
      if (number === values.length) {
        keys.push(key);
        values.push(value);
      }
      return number;
    },
  };
}

const clientsKey = (clients: readonly SessionClient[]): string =>
  clients
    .map(({ uuid }) => uuid)
    .toSorted()
    .join(' ');
