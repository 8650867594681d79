import type { SessionClient } from '#domain/offline-session.ts';
import type { SessionBatch, SessionUser } from '#domain/session-batch.ts';
import { createByteKeys, enlarged } from '#domain/session-byte-keys.ts';

import { parseSessionPage } from './session-page.ts';
import { readClients } from './session-record.ts';
import {
  CLIENTS,
  CUT_ROW,
  emptyRow,
  ID,
  IP_ADDRESS,
  LAST_ACCESS,
  numberIn,
  ODD_ROW,
  readRowBytes,
  START,
  USER_ID,
  USERNAME,
} from './session-row-bytes.ts';

export interface SessionPageParser {
  /** Takes the next piece of the answer, which may end anywhere; it must not change afterwards. */
  readonly push: (piece: Uint8Array) => void;
  /** The page, once all has come. Throws what `parseSessionPage` does. */
  readonly end: () => SessionBatch;
}

const FIRST_ROWS = 4096;
const USUAL_ID_BYTES = 24;
const LAST_ASCII = 0x7f;
const [OPEN_LIST, COMMA, CLOSE_LIST] = Array.from('[,]', (character) => character.charCodeAt(0));

/**
 * Parses a page of offline sessions as it comes. Where anything in it is not as Keycloak usually writes it,
 * all of it is read by `parseSessionPage` instead: this is only the quick way to the same.
 */
export function createSessionPageParser(call: string): SessionPageParser {
  const pieces: Uint8Array[] = [];
  const row = emptyRow();
  const users = shared<SessionUser>();
  const addresses = shared<string | undefined>();
  const clientSets = shared<readonly SessionClient[]>();
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const latin1 = new TextDecoder('latin1');
  /** The piece that is read, one letter for each byte. */
  let letters = '';
  let columns = createColumns(FIRST_ROWS);
  let length = 0;
  let idBytes = 0;
  let left = new Uint8Array();
  let expected: 'list' | 'row-or-end' | 'row' | 'comma' | 'nothing' = 'list';
  let isOdd = false;

  function textAt(bytes: Uint8Array, field: number): string | undefined {
    const [start, end] = [row[2 * field]!, row[2 * field + 1]!];
    let at = start;
    while (at < end && bytes[at]! <= LAST_ASCII) at += 1;
    // The decoder takes ten times as long for a few letters.
    const text = at === end ? letters.slice(start, end) : utf8.decode(bytes.subarray(start, end));
    return text || undefined;
  }

  function keyOf(bytes: Uint8Array, field: number) {
    return { bytes, start: row[2 * field]!, end: row[2 * field + 1]! };
  }

  function secondsAt(bytes: Uint8Array, field: number) {
    return Math.floor(numberIn(bytes, row[2 * field]!, row[2 * field + 1]!) / 1000);
  }

  /** Puts the row that was read last into the columns. */
  function take(bytes: Uint8Array): void {
    if (length === columns.startedAt.length) columns = grown(columns);
    const id = keyOf(bytes, ID);
    const idEnd = idBytes + id.end - id.start;
    while (idEnd > columns.idBytes.length) {
      columns.idBytes = enlarged(columns.idBytes, new Uint8Array(2 * columns.idBytes.length));
    }
    for (let at = id.start; at < id.end; at += 1) {
      columns.idBytes[idBytes + at - id.start] = bytes[at]!;
    }
    idBytes = idEnd;
    columns.idEnds[length] = idEnd;
    columns.startedAt[length] = secondsAt(bytes, START);
    columns.lastRefreshAt[length] = secondsAt(bytes, LAST_ACCESS);
    columns.userOf[length] = users.numberOf(keyOf(bytes, USER_ID), () => ({
      id: textAt(bytes, USER_ID),
      name: textAt(bytes, USERNAME),
    }));
    columns.addressOf[length] = addresses.numberOf(keyOf(bytes, IP_ADDRESS), () =>
      textAt(bytes, IP_ADDRESS),
    );
    columns.clientsOf[length] = clientSets.numberOf(keyOf(bytes, CLIENTS), () => {
      const json = textAt(bytes, CLIENTS);
      const clients = readClients(json === undefined ? undefined : JSON.parse(json));
      return Array.isArray(clients) ? clients : [];
    });
    length += 1;
  }

  /** Reads as far as rows are whole. Returns how far that is, or `ODD_ROW`. */
  function read(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at];
      if (expected === 'list') {
        if (byte !== OPEN_LIST) return ODD_ROW;
        expected = 'row-or-end';
        at += 1;
      } else if (expected === 'row-or-end' && byte === CLOSE_LIST) {
        expected = 'nothing';
        at += 1;
      } else if (expected === 'comma') {
        if (byte !== COMMA && byte !== CLOSE_LIST) return ODD_ROW;
        expected = byte === COMMA ? 'row' : 'nothing';
        at += 1;
      } else {
        const end = expected === 'nothing' ? ODD_ROW : readRowBytes(bytes, at, row);
        if (end === ODD_ROW) return ODD_ROW;
        if (end === CUT_ROW) return at;
        take(bytes);
        expected = 'comma';
        at = end;
      }
    }
    return at;
  }

  return {
    push: (piece) => {
      pieces.push(piece);
      if (isOdd) return;
      const bytes = left.length === 0 ? piece : joined([left, piece]);
      letters = latin1.decode(bytes);
      const end = read(bytes);
      isOdd = end === ODD_ROW;
      left = bytes.slice(Math.max(0, end));
    },
    end: () => {
      if (isOdd || expected !== 'nothing')
        return parseSessionPage(call, new TextDecoder().decode(joined(pieces)));
      return {
        length,
        startedAt: columns.startedAt.slice(0, length),
        lastRefreshAt: columns.lastRefreshAt.slice(0, length),
        userOf: columns.userOf.slice(0, length),
        addressOf: columns.addressOf.slice(0, length),
        clientsOf: columns.clientsOf.slice(0, length),
        users: users.values,
        addresses: addresses.values,
        clientSets: clientSets.values,
        idBytes: columns.idBytes.slice(0, idBytes),
        idEnds: columns.idEnds.slice(0, length),
      };
    },
  };
}

function createColumns(rows: number) {
  return {
    startedAt: new Float64Array(rows),
    lastRefreshAt: new Float64Array(rows),
    userOf: new Uint32Array(rows),
    addressOf: new Uint32Array(rows),
    clientsOf: new Uint32Array(rows),
    idEnds: new Uint32Array(rows),
    idBytes: new Uint8Array(USUAL_ID_BYTES * rows),
  };
}

type Columns = ReturnType<typeof createColumns>;

function grown(columns: Columns): Columns {
  const larger = createColumns(2 * columns.startedAt.length);
  return {
    startedAt: enlarged(columns.startedAt, larger.startedAt),
    lastRefreshAt: enlarged(columns.lastRefreshAt, larger.lastRefreshAt),
    userOf: enlarged(columns.userOf, larger.userOf),
    addressOf: enlarged(columns.addressOf, larger.addressOf),
    clientsOf: enlarged(columns.clientsOf, larger.clientsOf),
    idEnds: enlarged(columns.idEnds, larger.idEnds),
    idBytes: columns.idBytes,
  };
}

/** Values that rows share, told apart by the bytes they are written in. */
function shared<T>() {
  const keys = createByteKeys();
  const values: T[] = [];
  return {
    values,
    numberOf: (key: Parameters<typeof keys.take>[0], value: () => T): number => {
      const number = keys.take(key);
      if (number === values.length) values.push(value());
      return number;
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
