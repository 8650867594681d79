import { describe, expect, it } from 'vitest';

import { readAppConfig } from './app-config.ts';

const PAGE = 'https://curfew.example/realms/x?q=1';
const GOOD = {
  keycloakUrl: 'https://id.example.com/auth/',
  adminUrl: '/kc',
  realm: 'master',
  clientId: 'curfew',
};
const read = (file: unknown, page = PAGE) =>
  readAppConfig(typeof file === 'string' ? file : JSON.stringify(file), page);
const problem = (file: unknown, page = PAGE) => {
  const result = read(file, page);
  return result.kind === 'bad' ? result.problem : 'none';
};

describe('readAppConfig', () => {
  it('makes addresses absolute and takes the slash off their end', () => {
    expect(read(GOOD)).toEqual({
      kind: 'ok',
      config: {
        keycloakUrl: 'https://id.example.com/auth',
        adminUrl: 'https://curfew.example/kc',
        realm: 'master',
        clientId: 'curfew',
        revocation: { typeFrom: 100, freshSignInSeconds: undefined },
      },
    });
  });

  it('takes what a deployment asks before a revocation', () => {
    const result = read({ ...GOOD, revocation: { typeFrom: 1, freshSignInSeconds: 300 } });
    expect(result.kind === 'ok' && result.config.revocation).toEqual({
      typeFrom: 1,
      freshSignInSeconds: 300,
    });
  });

  it('calls Keycloak itself where no adminUrl is given', () => {
    const { adminUrl: _adminUrl, ...rest } = GOOD;
    const result = read(rest);
    expect(result.kind === 'ok' && result.config.adminUrl).toBe('https://id.example.com/auth');
  });

  it.each([
    ['<!doctype html><html>', 'web page'],
    ['{"keycloakUrl": ', 'not JSON'],
    ['[]', '“keycloakUrl” is missing'],
    ['null', 'must hold an object'],
    [{ ...GOOD, clientId: undefined }, '“clientId” is missing'],
    [{ ...GOOD, realm: '' }, '“realm” is empty'],
    [{ ...GOOD, realm: 7 }, '“realm” must be string, but is 7'],
    [{ ...GOOD, realm: '..' }, '“realm” must be a realm name'],
    [{ ...GOOD, kc: 'x' }, '“kc” is not a setting'],
    [{ ...GOOD, keycloakUrl: 'id.example.com' }, '“keycloakUrl” must be an http(s) address'],
    [{ ...GOOD, keycloakUrl: 'javascript:alert(1)' }, '“keycloakUrl” must be an http(s) address'],
    [{ ...GOOD, adminUrl: 'ftp://x' }, '“adminUrl” must be'],
    [{ ...GOOD, adminUrl: '/kc?x=1' }, '“adminUrl” must be'],
    [{ ...GOOD, revocation: 5 }, '“revocation” must be'],
    [{ ...GOOD, revocation: { typeAbove: 5 } }, '“revocation.typeAbove” is not a setting'],
    [{ ...GOOD, revocation: { typeFrom: 0 } }, '“revocation.typeFrom” must be a whole number'],
    [{ ...GOOD, revocation: { typeFrom: '9' } }, '“revocation.typeFrom” must be number'],
    [
      { ...GOOD, revocation: { freshSignInSeconds: 5 } },
      '“revocation.freshSignInSeconds” must be a whole number of 10 or more',
    ],
  ])('says what is wrong with %j', (file, words) => {
    expect(problem(file)).toContain(words);
  });

  it('refuses http calls from an https page', () => {
    const file = { keycloakUrl: 'http://id.example.com', realm: 'r', clientId: 'c' };
    expect(problem(file)).toContain('the browser refuses calls to http://id.example.com');
    expect(problem(file, 'http://localhost:5173/')).toBe('none');
  });
});
