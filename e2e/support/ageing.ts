import { nowSeconds, runSql, sqlText, TIMESTAMP_COLUMN } from './database.ts';

/** How long ago the things in the life of an offline session happened, in seconds. */
export interface Ages {
  readonly started: number;
  readonly refreshed: number;
  /** When each client joined; the session's start if not given. */
  readonly clientStarted?: number;
}

export interface AgedSession extends Ages {
  readonly sessionId: string;
}

/**
 * Makes real offline sessions older, all in one go; their tokens stay what they were. Keycloak sees
 * it at once only where it runs without session caches, as the launcher starts it.
 */
export async function ageSessions(sessions: readonly AgedSession[]): Promise<void> {
  const now = nowSeconds();
  await runSql(sessions.map((session) => statements(session, now)).join('\n'));
}

function statements({ sessionId, ...ages }: AgedSession, now: number): string {
  const of = `where user_session_id = ${sqlText(sessionId)} and offline_flag = '1'`;
  const start = now - ages.started;
  const clientStart = now - (ages.clientStarted ?? ages.started);
  const data = noteSet(noteSet('data', 'startedAt', clientStart), 'userSessionStartedAt', start);
  return `
    update offline_user_session
      set created_on = ${start}, last_session_refresh = ${now - ages.refreshed} ${of};
    update offline_client_session
      set ${TIMESTAMP_COLUMN} = ${now - ages.refreshed}, data = ${data} ${of};`;
}

const noteSet = (column: string, note: string, value: number): string =>
  `regexp_replace(${column}, '"${note}":"[0-9]+"', '"${note}":"${value}"')`;
