import { describeDemoRealm } from '#scripts/demo/demo-realm.mjs';
import { retailSessionsSql } from '#scripts/demo/demo-sessions.mjs';

import { nowSeconds, runSql, TIMESTAMP_COLUMN } from './database.ts';
import { rest } from './keycloak.ts';

/** Fills a realm that was made of `RETAIL_REPRESENTATION` with the people and sessions of the demo. */
export async function seedDemoSessions(realm: string): Promise<void> {
  await runSql(
    retailSessionsSql({
      realm: await describeDemoRealm(rest, realm),
      nowSeconds: nowSeconds(),
      timestampColumn: TIMESTAMP_COLUMN,
    }),
  );
}
