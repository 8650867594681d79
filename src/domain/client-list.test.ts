import { describe, expect, it } from 'vitest';

import {
  clientList,
  type ClientListSearch,
  type ClientRow,
  clientSort,
  parseClientListSearch,
  sortClientsBy,
} from './client-list.ts';
import { offlineAccess, type RealmClient } from './realm-client.ts';
import { NO_OVERRIDE } from './realm-policy.ts';

const client = (clientId: string, change: Partial<RealmClient> = {}): RealmClient => ({
  uuid: clientId,
  clientId,
  name: undefined,
  enabled: true,
  access: 'public',
  protocol: 'openid-connect',
  flows: ['standard'],
  offlineScope: 'optional',
  consentRequired: false,
  override: NO_OVERRIDE,
  notBefore: 0,
  ...change,
});

const ROWS: ClientRow[] = [
  { client: client('beta'), sessionCount: 5, lifetime: undefined },
  { client: client('alpha'), sessionCount: 0, lifetime: undefined },
  { client: client('gamma', { name: 'Third' }), sessionCount: undefined, lifetime: undefined },
  { client: client('delta'), sessionCount: 50, lifetime: undefined },
];
const ids = (search: ClientListSearch) =>
  clientList(ROWS, search).map((row) => row.client.clientId);

describe('clientList', () => {
  it('has the most sessions first, the unknown last in both directions', () => {
    expect(ids({})).toEqual(['delta', 'beta', 'alpha', 'gamma']);
    expect(ids({ sort: 'sessions', desc: false })).toEqual(['alpha', 'beta', 'delta', 'gamma']);
  });

  it('sorts by name both ways', () => {
    expect(ids({ sort: 'client' })).toEqual(['alpha', 'beta', 'delta', 'gamma']);
    expect(ids({ sort: 'client', desc: true })).toEqual(['gamma', 'delta', 'beta', 'alpha']);
  });

  it('finds by id and by name, whatever the case', () => {
    expect(ids({ q: ' ALPH ' })).toEqual(['alpha']);
    expect(ids({ q: 'third' })).toEqual(['gamma']);
  });

  it('leaves out those known to have no session when asked', () => {
    expect(ids({ only: 'with-sessions' })).toEqual(['delta', 'beta', 'gamma']);
  });
});

describe('parseClientListSearch', () => {
  it('leaves out what it does not understand', () => {
    expect(
      parseClientListSearch({ q: {}, only: 'x', sort: '__proto__', desc: 'yes', evil: 1 }),
    ).toEqual({});
  });

  it('takes a number that the router made of digits', () => {
    expect(parseClientListSearch({ q: 42 })).toEqual({ q: '42' });
  });
});

describe('sortClientsBy', () => {
  it('turns the direction round on the same column', () => {
    const once = sortClientsBy({ q: 'x' }, 'client');
    expect(clientSort(once)).toEqual({ columnId: 'client', isDescending: false });
    expect(clientSort(sortClientsBy(once, 'client')).isDescending).toBe(true);
    expect(once.q).toBe('x');
  });
});

describe('offlineAccess', () => {
  it.each([
    [{ enabled: false }, 'disabled'],
    [{ protocol: 'saml' }, 'not-openid-connect'],
    [{ access: 'bearer-only' }, 'bearer-only'],
    [{ flows: [] }, 'no-flow'],
    [{ offlineScope: 'unassigned' }, 'no-scope'],
  ] as const)('names what stands in the way: %o', (change, reason) => {
    expect(offlineAccess(client('x', change))).toEqual({ kind: 'impossible', reason });
  });

  it('tells a default scope from an optional one', () => {
    expect(offlineAccess(client('x', { offlineScope: 'default', consentRequired: true }))).toEqual({
      kind: 'possible',
      scope: 'default',
      consent: true,
    });
  });
});
