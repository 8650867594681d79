import type { OfflineSession, SessionClient } from './offline-session.ts';

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
  let slots = new Int32Array(4 * FIRST_CAPACITY);
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

  /** The place of an id in the hash table: where it is, or where it belongs. Slots hold row + 1. */
  function slotOf(id: string): number {
    const mask = slots.length - 1;
    let slot = hash(id) & mask;
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      if (hasId(held - 1, id)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
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
    slots = new Int32Array(4 * capacity);
    const mask = slots.length - 1;
    for (let row = 0; row < length; row += 1) {
      let slot = hashBytes(columns.idBytes, idStart(row), columns.idEnds[row]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
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
    let slot = slotOf(session.id);
    let row = slots[slot]! - 1;
    if (row < 0) {
      if (length === columns.startedAt.length) {
        grow();
        slot = slotOf(session.id);
      }
      row = length;
      addId(session.id);
      slots[slot] = row + 1;
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
    rowOf: (id) => slots[slotOf(id)]! - 1,
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
  const numbers = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    numberOf: (key: string, value: T): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
  };
}

const clientsKey = (clients: readonly SessionClient[]): string =>
  clients
    .map(({ uuid }) => uuid)
    .toSorted()
    .join(' ');

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits: session ids are random, so any spread will do. */
function hash(id: string): number {
  let value = FNV_BASIS;
  for (let at = 0; at < id.length; at += 1) value = Math.imul(value ^ id.charCodeAt(at), FNV_PRIME);
  return value >>> 0;
}

/** `hash` of an id that is there as bytes. */
function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let value = FNV_BASIS;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ bytes[at]!, FNV_PRIME);
  return value >>> 0;
}
