import { expect, test } from 'vitest';

import { startArguments } from './start-arguments.mjs';

test('without arguments it is the demo', () => {
  expect(startArguments([])).toEqual({
    help: false,
    fresh: false,
    port: 5173,
    keycloakUrl: undefined,
    realm: 'master',
    clientId: 'curfew',
  });
});

test('a Keycloak of the user, with a path and a slash at its end', () => {
  const args = ['--keycloak', 'https://id.example/auth/', '--realm', 'shop', '--client', 'c'];
  expect(startArguments(args)).toMatchObject({
    keycloakUrl: 'https://id.example/auth',
    realm: 'shop',
    clientId: 'c',
  });
});

test.each([
  [['--port', '0'], 'is no port'],
  [['--port', '70000'], 'is no port'],
  [['--port', '80a'], 'is no port'],
  [['--keycloak', 'id.example'], 'is no address'],
  [['--keycloak', 'ftp://id.example'], 'is no address'],
  [['--keycloak', 'https://u:p@id.example'], 'is no address'],
  [['--keycloak', 'https://id.example/?x=1'], 'is no address'],
  [['--keycloak', 'https://id.example', '--fresh'], '--fresh is for the demo'],
  [['--realm', 'x'], 'belong to --keycloak'],
  [['--frsh'], '--frsh'],
  [['extra'], 'extra'],
])('%j is refused', (args, message) => {
  expect(() => startArguments(args)).toThrow(message);
});
