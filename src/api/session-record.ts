import * as v from 'valibot';

import type { OfflineSession, SessionClient } from '#domain/offline-session.ts';

/**
 * A session list of Keycloak, checked row by row by hand: of 10,000 rows valibot's own objects would
 * keep the browser busy four times as long as parsing them. `start` and `lastAccess` are the session's,
 * in milliseconds.
 */
export const SessionRecords = v.pipe(
  v.array(v.unknown()),
  v.rawTransform(({ dataset, addIssue, NEVER }): OfflineSession[] => {
    const rows = dataset.value;
    const sessions: OfflineSession[] = [];
    for (const [index, row] of rows.entries()) {
      const session = readRow(row);
      if ('field' in session) {
        addIssue({
          message: `row ${index}: ${session.field}`,
          expected: session.expected,
          received: session.received,
          path: [
            { type: 'array', origin: 'value', input: rows, key: index, value: row },
            { type: 'unknown', origin: 'value', input: row, key: session.field, value: undefined },
          ],
        });
        return NEVER;
      }
      sessions.push(session);
    }
    return sessions;
  }),
);

/** What is wrong with a row: the field, what it should be, and what it is. */
interface RowFault {
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}

function readRow(row: unknown): OfflineSession | RowFault {
  if (!isRecord(row)) return fault('', 'Object', row);
  const { id, userId, username, ipAddress, start, lastAccess, clients } = row;
  // Ids are kept as bytes; Keycloak's are base64url or UUIDs.
  if (typeof id !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(id)) return fault('id', 'string', id);
  if (typeof start !== 'number') return fault('start', 'number', start);
  if (typeof lastAccess !== 'number') return fault('lastAccess', 'number', lastAccess);
  if (!isText(userId)) return fault('userId', 'string', userId);
  if (!isText(username)) return fault('username', 'string', username);
  if (!isText(ipAddress)) return fault('ipAddress', 'string', ipAddress);
  const read = readClients(clients);
  if (!Array.isArray(read)) return read;
  return {
    id,
    userId: userId || undefined,
    username: username || undefined,
    ipAddress: ipAddress || undefined,
    startedAt: Math.floor(start / 1000),
    lastRefreshAt: Math.floor(lastAccess / 1000),
    clients: read,
  };
}

/** The clients of a row, or what is wrong with them. */
export function readClients(clients: unknown): SessionClient[] | RowFault {
  if (clients === undefined || clients === null) return [];
  if (!isRecord(clients)) return fault('clients', 'Object', clients);
  const read: SessionClient[] = [];
  for (const uuid in clients) {
    const clientId = clients[uuid];
    if (typeof clientId !== 'string') return fault(`clients.${uuid}`, 'string', clientId);
    read.push({ uuid, clientId });
  }
  return read;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Missing, null and empty all mean "not known". */
const isText = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

function fault(field: string, expected: string, value: unknown): RowFault {
  const received = value === null ? 'null' : typeof value;
  return { field, expected, received };
}
