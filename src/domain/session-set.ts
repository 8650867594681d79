import type { OfflineSession, SessionClient } from './offline-session.ts';
import {
  clientsKey,
  type SessionBatch,
  type SessionColumns,
  type SessionUser,
} from './session-batch.ts';
import { createByteKeys, enlarged } from './session-byte-keys.ts';
import { createKeyNumbers, hashOfText, type KeyBytes } from './session-keys.ts';

/**
 * The offline sessions of one client, as columns: a million fit, and no object is made for a row until
 * it is drawn. A row keeps its number for good. One that left the list stays behind as dropped, so that
 * whoever holds a number never finds another session under it.
 *
 * The columns may be longer than `length`; what follows is not data.
 */
export interface SessionSet extends SessionColumns {
  /** Rows that were ever put in, dropped ones included. */
  readonly length: number;
  /** Rows that are not dropped. */
  readonly size: number;
  readonly isDropped: Uint8Array;
  readonly idAt: (row: number) => string;
  /** The row of a session, or -1; a dropped one is found too. */
  readonly rowOf: (sessionId: string) => number;
  readonly sessionAt: (row: number) => OfflineSession;
  /**
   * Adds the sessions of a batch, or of its rows from one to before another, and renews those whose id is
   * known. Returns their rows here.
   */
  readonly put: (batch: SessionBatch, from?: number, to?: number) => Uint32Array;
  readonly drop: (row: number) => void;
}

/** The numbers here of what a batch numbers for itself, -1 until they are asked for. */
interface BatchNumbers {
  readonly users: Int32Array;
  readonly addresses: Int32Array;
  readonly clientSets: Int32Array;
}

interface Columns {
  startedAt: Float64Array;
  lastRefreshAt: Float64Array;
  userOf: Uint32Array;
  addressOf: Uint32Array;
  clientsOf: Uint32Array;
  isDropped: Uint8Array;
}

const FIRST_CAPACITY = 1024;
const NOT_ASCII = 0xff;

export function createSessionSet(): SessionSet {
  const columns = emptyColumns(FIRST_CAPACITY);
  const ids = createByteKeys();
  const numbersOfBatch = new WeakMap<SessionBatch, BatchNumbers>();
  let length = 0;
  let size = 0;
  const users = interned<SessionUser>();
  const addresses = interned<string | undefined>();
  const clientSets = interned<readonly SessionClient[]>();

  function idAt(row: number): string {
    const start = row === 0 ? 0 : ids.ends[row - 1];
    return String.fromCharCode(...ids.bytes.subarray(start, ids.ends[row]));
  }

  function grow() {
    const capacity = 2 * columns.startedAt.length;
    columns.startedAt = enlarged(columns.startedAt, new Float64Array(capacity));
    columns.lastRefreshAt = enlarged(columns.lastRefreshAt, new Float64Array(capacity));
    columns.userOf = enlarged(columns.userOf, new Uint32Array(capacity));
    columns.addressOf = enlarged(columns.addressOf, new Uint32Array(capacity));
    columns.clientsOf = enlarged(columns.clientsOf, new Uint32Array(capacity));
    columns.isDropped = enlarged(columns.isDropped, new Uint8Array(capacity));
  }

  function userNumber(user: SessionUser): number {
    const number = users.numberOf(user.id ?? '', user);
    // Somebody who was renamed is still the same.
    if (users.values[number]!.name !== user.name) users.values[number] = user;
    return number;
  }

  const addressNumber = (address: string | undefined) => addresses.numberOf(address ?? '', address);

  function clientSetNumber(clients: readonly SessionClient[]): number {
    const [first] = clients;
    const number = clientSets.numberOf(clientsKey(clients), clients);
    // A client that was renamed is still the same.
    if (first && clientSets.values[number]![0]?.clientId !== first.clientId) {
      clientSets.values[number] = clients;
    }
    return number;
  }

  function numbersOf(batch: SessionBatch): BatchNumbers {
    const known = numbersOfBatch.get(batch);
    if (known) return known;
    const numbers = {
      users: noNumbers(batch.users),
      addresses: noNumbers(batch.addresses),
      clientSets: noNumbers(batch.clientSets),
    };
    numbersOfBatch.set(batch, numbers);
    return numbers;
  }

  /** The row of an id, new, known, or taken back. */
  function rowFor(id: KeyBytes): number {
    const row = ids.take(id);
    if (row === length) {
      if (length === columns.startedAt.length) grow();
      length += 1;
      size += 1;
    } else if (columns.isDropped[row] === 1) {
      columns.isDropped[row] = 0;
      size += 1;
    }
    return row;
  }

  function put(batch: SessionBatch, from = 0, to = batch.length): Uint32Array {
    const numbers = numbersOf(batch);
    const rows = new Uint32Array(to - from);
    let start = from === 0 ? 0 : batch.idEnds[from - 1]!;
    for (let at = from; at < to; at += 1) {
      const end = batch.idEnds[at]!;
      const row = rowFor({ bytes: batch.idBytes, start, end });
      start = end;
      columns.startedAt[row] = batch.startedAt[at]!;
      columns.lastRefreshAt[row] = batch.lastRefreshAt[at]!;
      columns.userOf[row] = translated(numbers.users, batch.userOf[at]!, batch.users, userNumber);
      columns.addressOf[row] = translated(
        numbers.addresses,
        batch.addressOf[at]!,
        batch.addresses,
        addressNumber,
      );
      columns.clientsOf[row] = translated(
        numbers.clientSets,
        batch.clientsOf[at]!,
        batch.clientSets,
        clientSetNumber,
      );
      rows[at - from] = row;
    }
    return rows;
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
      return ids.bytes;
    },
    get idEnds() {
      return ids.ends;
    },
    users: users.values,
    addresses: addresses.values,
    clientSets: clientSets.values,
    idAt,
    rowOf: (sessionId) => ids.find(keyBytes(sessionId)),
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
});

/** An id as its bytes. One that is not ASCII is nobody's. */
function keyBytes(id: string): KeyBytes {
  const bytes = Uint8Array.from(id, (character) => Math.min(character.charCodeAt(0), NOT_ASCII));
  return { bytes, start: 0, end: bytes.length };
}

const noNumbers = ({ length }: readonly unknown[]) => new Int32Array(length).fill(-1);

/** The number here of a value that a batch numbers for itself; asked for once. */
function translated<T>(
  numbers: Int32Array,
  number: number,
  values: readonly T[],
  numberOf: (value: T) => number,
): number {
  const known = numbers[number]!;
  if (known >= 0) return known;
  const found = numberOf(values[number]!);
  numbers[number] = found;
  return found;
}

/** Values that many rows share, each held once under a number. */
function interned<T>() {
  const keys: string[] = [];
  const numbers = createKeyNumbers(hashOfText, (number, key: string) => keys[number] === key);
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
