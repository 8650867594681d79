import { expect, test } from 'vitest';

import { scaleSessionsSql } from './scale-sessions-sql.mjs';

test('each client gets the sessions that it shares', () => {
  const sql = scaleSessionsSql({
    realm: 'bench',
    userCount: 5000,
    sessionCount: 100_000,
    clients: [
      { clientId: 'app-a', every: 1 },
      { clientId: 'app-b', every: 5 },
    ],
  });
  expect(sql).toContain("where name = 'bench'");
  expect(sql).toContain('generate_series(1, 100000)');
  expect(sql.match(/insert into offline_client_session/g)).toHaveLength(2);
  expect(sql).toMatch(/client_id = 'app-b'\nwhere i % 5 = 0;/);
});
