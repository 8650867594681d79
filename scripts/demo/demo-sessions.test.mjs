import { describe, expect, it } from 'vitest';

import { RETAIL_CLIENTS, STAFF_CLIENTS } from './demo-clients.mjs';
import { demoSessionsSql, retailSessionsSql } from './demo-sessions.mjs';

/** @typedef {import('./demo-clients.mjs').DemoClient} DemoClient */

/**
 * @param {string} name
 * @param {DemoClient[]} clients
 */
function realmOf(name, clients) {
  const clientUuids = Object.fromEntries(
    clients.map(({ clientId }, index) => [clientId, `${name}-${index}`]),
  );
  return { id: `${name}-id`, defaultRoleId: `${name}-role`, clientUuids };
}

const retail = realmOf('retail', RETAIL_CLIENTS);
const staff = realmOf('staff', STAFF_CLIENTS);

describe('demoSessionsSql', () => {
  const sql = demoSessionsSql({ retail, staff, nowSeconds: 1_795_000_000 });

  it('is the same in every run', () => {
    const again = demoSessionsSql({ retail, staff, nowSeconds: 1_795_000_000 });
    // Compared as a boolean: a difference of six megabytes would take minutes to print.
    expect(again === sql).toBe(true);
  });

  it('is ASCII, one transaction, and without an empty data column', () => {
    expect(/^[\n\x20-\x7E]*$/.test(sql)).toBe(true);
    expect(sql.startsWith('SET AUTOCOMMIT FALSE;')).toBe(true);
    expect(sql.endsWith('COMMIT;\n')).toBe(true);
    const rows = sql.match(/^\('[\w-]{24}',.*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(19_000);
    expect(rows.filter((row) => !row.includes(`,'{"`))).toEqual([]);
  });

  it('names a client that the realm lacks', () => {
    const empty = { ...retail, clientUuids: {} };
    expect(() => demoSessionsSql({ retail: empty, staff, nowSeconds: 1 })).toThrow(
      'the demo has no client mobile-app',
    );
  });
});

describe('retailSessionsSql', () => {
  it('is the part of the demo that fills the retail realm', () => {
    const nowSeconds = 1_795_000_000;
    const sql = retailSessionsSql({ realm: retail, nowSeconds });
    expect(demoSessionsSql({ retail, staff, nowSeconds }).includes(sql)).toBe(true);
    const forPostgres = retailSessionsSql({ realm: retail, nowSeconds, timestampColumn: '"time"' });
    expect(forPostgres === sql.replaceAll('"TIMESTAMP"', '"time"')).toBe(true);
  });
});
