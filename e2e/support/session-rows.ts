import { isPostgres, nowSeconds, runSql, sqlText, TIMESTAMP_COLUMN } from './database.ts';
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
  /** How long ago the first of them started; now if not given. */
  readonly youngestSeconds?: number;
}

const HOUR_SECONDS = 3600;

/**
 * Offline sessions by SQL, for lists of a size: no token belongs to them. The n-th started n times
 * `apartSeconds` ago, and was refreshed half that time ago. Returns their ids in that order; as the list
 * has them they stand in another one, for they begin with what looks random. The database makes the rows
 * itself: reading their values out of a text took H2 longer than all the rest.
 */
export async function seedSessionRows(
  realm: TestRealm,
  request: SessionRowsRequest,
): Promise<string[]> {
  const { clientId, otherClientIds = [], usernames, count, apartSeconds = HOUR_SECONDS } = request;
  const youngestSeconds = request.youngestSeconds ?? 0;
  const uuids = await Promise.all([clientId, ...otherClientIds].map(realm.clientUuid));
  const userIds = await Promise.all(usernames.map((username) => realm.userId(username)));
  const suffix = uniqueSuffix();
  const now = nowSeconds();
  const realmId = sqlText(realm.id);
  const rows = `(select n, ${spreadSql('n')} || ${sqlText(`-${suffix}-`)} || lpad(${asText('n')}, 5, '0') as id,
    ${now - youngestSeconds} - n * ${apartSeconds} as started,
    ${now} - (n * ${apartSeconds} + ${youngestSeconds}) / 2 as refreshed
    from ${numbersTo(count)}) as seeded`;
  const users = userIds.map((id, turn) => `when ${turn} then ${sqlText(id)}`).join(' ');
  const clients = uuids.map((uuid) => `(${sqlText(uuid)})`).join(', ');
  await runSql(`
    insert into offline_user_session
      (user_session_id, user_id, realm_id, created_on, offline_flag, data, last_session_refresh)
      select id, case mod(n, ${userIds.length}) ${users} end, ${realmId}, started, '1',
        '{"ipAddress":"10.0.' || mod(n / 250, 250) || '.' || mod(n, 250) || '"}', refreshed
      from ${rows};
    insert into offline_client_session
      (user_session_id, client_id, offline_flag, ${TIMESTAMP_COLUMN}, data, realm_id)
      select id, client_uuid, '1', refreshed,
        '{"notes":{"startedAt":"' || started || '","userSessionStartedAt":"' || started || '"}}', ${realmId}
      from ${rows} cross join (values ${clients}) as held (client_uuid);`);
  return Array.from(
    { length: count },
    (_, index) => `${spread(index)}-${suffix}-${String(index).padStart(5, '0')}`,
  );
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

/** Four digits that spread evenly, as the beginnings of Keycloak's ids do. */
const spread = (index: number): string =>
  String(Math.floor(((Math.imul(index, SPREADING) >>> 0) * 10_000) / 2 ** 32)).padStart(4, '0');

/** The same in SQL. */
const spreadSql = (column: string): string =>
  `lpad(${asText(`mod(cast(${column} as bigint) * ${SPREADING}, ${2 ** 32}) * 10000 / ${2 ** 32}`)}, 4, '0')`;

const SPREADING = 2_654_435_761;

const asText = (expression: string): string => `cast(${expression} as varchar(20))`;

/** A table of the numbers from 0 to one less than `count`, in a column n. */
const numbersTo = (count: number): string =>
  isPostgres
    ? `generate_series(0, ${count - 1}) as numbers (n)`
    : `(select x as n from system_range(0, ${count - 1})) as numbers`;
