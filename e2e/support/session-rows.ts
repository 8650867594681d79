import { nowSeconds, runSql, sqlText, TIMESTAMP_COLUMN } from './database.ts';
import { uniqueSuffix } from './keycloak.ts';
import type { TestRealm } from './test-realm.ts';

interface SessionRowsRequest {
  readonly clientId: string;
  /** Whose sessions they are, in turns. */
  readonly usernames: readonly string[];
  readonly count: number;
}

const HOUR_SECONDS = 3600;

/**
 * Offline sessions by SQL, for lists of a size: no token belongs to them. The n-th started n hours
 * ago, and was refreshed half that time ago. Returns their ids in order.
 */
export async function seedSessionRows(
  realm: TestRealm,
  { clientId, usernames, count }: SessionRowsRequest,
): Promise<string[]> {
  const clientUuid = await realm.clientUuid(clientId);
  const userIds = await Promise.all(usernames.map((username) => realm.userId(username)));
  const now = nowSeconds();
  const prefix = `row-${uniqueSuffix()}-`;
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${String(index).padStart(4, '0')}`,
    userId: userIds[index % userIds.length] ?? '',
    startedAt: now - index * HOUR_SECONDS,
    refreshedAt: now - Math.floor((index * HOUR_SECONDS) / 2),
    address: `10.0.${Math.floor(index / 250)}.${index % 250}`,
  }));
  const sessions = rows.map(({ id, userId, startedAt, refreshedAt, address }) => {
    const data = sqlText(JSON.stringify({ ipAddress: address }));
    return `(${sqlText(id)}, ${sqlText(userId)}, ${sqlText(realm.id)}, ${startedAt}, '1', ${data}, ${refreshedAt})`;
  });
  const grants = rows.map(({ id, startedAt, refreshedAt }) => {
    const start = String(startedAt);
    const data = sqlText(
      JSON.stringify({ notes: { startedAt: start, userSessionStartedAt: start } }),
    );
    return `(${sqlText(id)}, ${sqlText(clientUuid)}, '1', ${refreshedAt}, ${data}, ${sqlText(realm.id)})`;
  });
  await runSql(`
    insert into offline_user_session
      (user_session_id, user_id, realm_id, created_on, offline_flag, data, last_session_refresh)
      values ${sessions.join(',\n')};
    insert into offline_client_session
      (user_session_id, client_id, offline_flag, ${TIMESTAMP_COLUMN}, data, realm_id)
      values ${grants.join(',\n')};`);
  return rows.map(({ id }) => id);
}
