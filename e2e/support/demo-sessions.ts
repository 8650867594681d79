import { describeDemoRealm } from '#scripts/demo/demo-realm.mjs';
import { retailSessionsSql } from '#scripts/demo/demo-sessions.mjs';

import { nowSeconds, runSql, TIMESTAMP_COLUMN } from './database.ts';
import { rest } from './keycloak.ts';

/** Fills a realm that was made of `RETAIL_REPRESENTATION` with the people and sessions of the demo. */
export async function seedDemoSessions(realm: string): Promise<void> {
  const rows = retailSessionsSql({
    realm: await describeDemoRealm(rest, realm),
    nowSeconds: nowSeconds(),
    timestampColumn: TIMESTAMP_COLUMN,
  });
  // A database that does not know how many rows there are reads them in a slow way.
  await runSql(`${rows}ANALYZE;`);
}
