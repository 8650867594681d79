import { once } from 'node:events';
import { createServer } from 'node:net';

import { expect, test } from 'vitest';

import { freePort } from './free-port.mjs';

test('a port that is taken, or about to be, is passed over', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const next = await freePort(taken);
  expect(next).toBeGreaterThan(taken);
  expect(await freePort(taken, [next])).toBeGreaterThan(next);
  server.close();
});
