import { test } from '@playwright/test';

const { env } = process;

/**
 * Skips the test where nobody serves the database of the Keycloak under test. Call it first in a
 * test, or in a `beforeEach`.
 */
export function needsDatabase(): void {
  const reason = 'KEYCLOAK_SQL_URL is not set: the database of this Keycloak is out of reach';
  test.skip(env['KEYCLOAK_SQL_URL'] === undefined, reason);
}

/**
 * Runs statements that H2 and PostgreSQL both understand. Resolves with the rows that came back, one a
 * line; throws with the database's own words.
 */
export async function runSql(statements: string): Promise<string> {
  const response = await fetch(env['KEYCLOAK_SQL_URL'] ?? '', { method: 'POST', body: statements });
  const answer = await response.text();
  if (!response.ok) throw new Error(`SQL: ${answer}\n${statements.slice(0, 1000)}`);
  return answer;
}

/** Whether it is PostgreSQL, where the two must be told different things. */
export const isPostgres = env['KEYCLOAK_DIALECT'] === 'postgres';

/** The one column that is a reserved word, and is stored in capitals by one of the two. */
export const TIMESTAMP_COLUMN = isPostgres ? '"timestamp"' : '"TIMESTAMP"';

/** A text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);
