import { nowSeconds, runSql, sqlText, TIMESTAMP_COLUMN } from './database.ts';
import { uniqueSuffix } from './keycloak.ts';
import type { TestRealm } from './test-realm.ts';

interface SessionRowsRequest {
  readonly clientId: string;
  /** Other clients that every session holds too. */
  readonly otherClientIds?: readonly string[];
  /** Whose sessions they are, in turns. */
  readonly usernames: readonly string[];
  readonly count: number;
  /** How far the starts lie apart; an hour if not given. */
  readonly apartSeconds?: number;
}

const HOUR_SECONDS = 3600;
/** A statement of more rows keeps the embedded database busy for long. */
const ROWS_AT_ONCE = 2500;

/**
 * Offline sessions by SQL, for lists of a size: no token belongs to them. The n-th started n times
 * `apartSeconds` ago, and was refreshed half that time ago. Returns their ids in that order; as the list
 * has them they stand in another one, for they begin with what looks random.
 */
export async function seedSessionRows(
  realm: TestRealm,
  request: SessionRowsRequest,
): Promise<string[]> {
  const { clientId, otherClientIds = [], usernames, count, apartSeconds = HOUR_SECONDS } = request;
  const uuids = await Promise.all([clientId, ...otherClientIds].map(realm.clientUuid));
  const userIds = await Promise.all(usernames.map((username) => realm.userId(username)));
  const now = nowSeconds();
  const suffix = uniqueSuffix();
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `${spread(index)}-${suffix}-${String(index).padStart(5, '0')}`,
    userId: userIds[index % userIds.length] ?? '',
    startedAt: now - index * apartSeconds,
    refreshedAt: now - Math.floor((index * apartSeconds) / 2),
    address: `10.0.${Math.floor(index / 250) % 250}.${index % 250}`,
  }));
  const sessions = rows.map(({ id, userId, startedAt, refreshedAt, address }) => {
    const data = sqlText(JSON.stringify({ ipAddress: address }));
    return `(${sqlText(id)}, ${sqlText(userId)}, ${sqlText(realm.id)}, ${startedAt}, '1', ${data}, ${refreshedAt})`;
  });
  const grants = rows.flatMap(({ id, startedAt, refreshedAt }) => {
    const start = String(startedAt);
    const data = sqlText(
      JSON.stringify({ notes: { startedAt: start, userSessionStartedAt: start } }),
    );
    return uuids.map(
      (uuid) =>
        `(${sqlText(id)}, ${sqlText(uuid)}, '1', ${refreshedAt}, ${data}, ${sqlText(realm.id)})`,
    );
  });
  for (const values of piecesOf(sessions)) {
    await runSql(`insert into offline_user_session
      (user_session_id, user_id, realm_id, created_on, offline_flag, data, last_session_refresh)
      values ${values.join(',\n')};`);
  }
  for (const values of piecesOf(grants)) {
    await runSql(`insert into offline_client_session
      (user_session_id, client_id, offline_flag, ${TIMESTAMP_COLUMN}, data, realm_id)
      values ${values.join(',\n')};`);
  }
  return rows.map(({ id }) => id);
}

/** Takes sessions out of the database, as if Keycloak had. */
export async function deleteSessionRows(ids: readonly string[]): Promise<void> {
  const list = ids.map(sqlText).join(',');
  await runSql(`
    delete from offline_client_session where user_session_id in (${list}) and offline_flag = '1';
    delete from offline_user_session where user_session_id in (${list}) and offline_flag = '1';`);
}

/** The ids of a client's offline sessions, as the database has them. */
export async function sessionIdsInDatabase(realm: TestRealm, clientId: string): Promise<string[]> {
  const uuid = await realm.clientUuid(clientId);
  const rows = await runSql(
    `select user_session_id from offline_client_session where client_id = ${sqlText(uuid)} and offline_flag = '1';`,
  );
  return rows
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .toSorted();
}

/** Four characters that spread evenly, as the beginnings of Keycloak's ids do. */
const spread = (index: number): string =>
  (Math.imul(index, 2_654_435_761) >>> 0).toString(36).padStart(7, '0').slice(0, 4);

function* piecesOf(values: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < values.length; from += ROWS_AT_ONCE) {
    yield values.slice(from, from + ROWS_AT_ONCE);
  }
}
