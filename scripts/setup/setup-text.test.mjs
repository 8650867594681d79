import { describe, expect, it } from 'vitest';

import { kcadmLines, realmImport } from './setup-text.mjs';

const PLAN = {
  keycloakUrl: 'https://id.example',
  signInRealm: 'master',
  realms: ['acme', "o'hara x"],
  clientId: 'curfew',
  origins: ['https://curfew.example', 'https://tools.example/curfew/'],
};

describe('kcadmLines', () => {
  it('maps the roles of each realm and quotes what a shell would split', () => {
    const lines = kcadmLines(PLAN);
    expect(lines).toContain('--server https://id.example --realm master');
    expect(lines).toContain('-q clientId=acme-realm ');
    expect(lines).toContain(String.raw`-q 'clientId=o'\''hara x-realm' `);
  });
});

describe('realmImport', () => {
  it('holds the client and the roles of the realm itself', () => {
    const realm = realmImport({ ...PLAN, signInRealm: 'acme', realms: ['acme'] });
    expect(realm).toMatchObject({
      realm: 'acme',
      clients: [
        {
          clientId: 'curfew',
          publicClient: true,
          fullScopeAllowed: false,
          directAccessGrantsEnabled: false,
          redirectUris: ['https://curfew.example/', 'https://tools.example/curfew/'],
          webOrigins: ['https://curfew.example', 'https://tools.example'],
          optionalClientScopes: [],
        },
      ],
    });
    expect(Object.keys(realm.clientScopeMappings)).toEqual(['realm-management']);
  });

  it('refuses an origin that is no web address', () => {
    expect(() => realmImport({ ...PLAN, origins: ['curfew.example'] })).toThrow(
      'not an http or https address: curfew.example',
    );
  });
});
