import { describe, expect, it } from 'vitest';

import { readSetupArguments } from './setup-arguments.mjs';

const NEEDED = ['--keycloak', 'https://id.example/auth/', '--origin', 'https://curfew.example'];

describe('readSetupArguments', () => {
  it('reads the sign-in to master', () => {
    expect(readSetupArguments([...NEEDED, '--manage', 'a, b', '--manage', 'b,c'])).toEqual({
      keycloakUrl: 'https://id.example/auth',
      origins: ['https://curfew.example'],
      signInRealm: 'master',
      realms: ['a', 'b', 'c'],
      clientId: 'curfew',
      adminUrl: undefined,
      isPrint: false,
    });
  });

  it('looks after the sign-in realm where nothing else is said', () => {
    const words = [...NEEDED, '--realm', 'acme', '--client', 'c2', '--admin-url', '/kc', '--print'];
    expect(readSetupArguments(words)).toMatchObject({
      signInRealm: 'acme',
      realms: ['acme'],
      clientId: 'c2',
      adminUrl: '/kc',
      isPrint: true,
    });
  });

  it('asks for help', () => {
    expect(readSetupArguments(['-h'])).toBe('help');
  });

  it.each([
    [[], '--keycloak is missing'],
    [['--keycloak', 'https://id.example'], '--origin is missing'],
    [NEEDED, '--manage is missing'],
    [[...NEEDED, '--manage', ' , '], '--manage is missing'],
    [['--keycloak', 'id.example', '--origin', 'https://c.example'], 'address: id.example'],
    [['--keycloak', 'https://id.example', '--origin', 'ftp://c'], 'address: ftp://c'],
    [[...NEEDED, '--bogus'], "Unknown option '--bogus'"],
    [[...NEEDED, 'extra'], "Unexpected argument 'extra'"],
  ])('refuses %j', (words, message) => {
    expect(() => readSetupArguments(words)).toThrow(message);
  });
});
