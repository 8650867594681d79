import { describe, expect, it } from 'vitest';

import { AdminEventRecord, AdminEventSettingsRecord } from './admin-events.ts';
import { ApiError } from './api-error.ts';
import { ClientRecord, SessionStats } from './clients.ts';
import { decode } from './decode.ts';
import { decodePerson } from './person.ts';
import { policyEvent } from './policy-events.ts';
import { PolicyRecord } from './realm-policy.ts';
import { RealmRecords } from './realms.ts';
import { SessionRecords } from './session-record.ts';
import { ConsentRecord, UserRecord } from './users.ts';

const failure = (run: () => unknown): ApiError => {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('Nothing was refused.');
};

const SESSION = {
  id: '-VqZFU1aJjsHNGHebSgjhOQ3',
  username: 'mara',
  userId: 'fa68876e',
  ipAddress: '127.0.0.1',
  start: 1_795_450_093_000,
  lastAccess: 1_795_450_099_000,
  rememberMe: false,
  clients: { uuid: 'app-a' },
  transientUser: false,
};

describe('decode', () => {
  it('names the call, the field and what came', () => {
    const error = failure(() =>
      decode('GET x', SessionRecords, [SESSION, { ...SESSION, start: 'soon' }]),
    );
    expect(error.kind).toBe('malformed');
    expect(error.message).toBe('GET x: 1.start should be number, but was string.');
  });

  it('tells a web page from an answer of Keycloak', () => {
    expect(failure(() => decode('GET x', SessionRecords, '<html>')).message).toContain('web page');
  });
});

describe('SessionRecords', () => {
  it('turns Keycloak’s milliseconds into seconds', () => {
    expect(decode('GET x', SessionRecords, [SESSION])).toEqual([
      {
        id: SESSION.id,
        username: 'mara',
        userId: 'fa68876e',
        ipAddress: '127.0.0.1',
        startedAt: 1_795_450_093,
        lastRefreshAt: 1_795_450_099,
        clients: [{ uuid: 'uuid', clientId: 'app-a' }],
      },
    ]);
  });

  it('takes a row without user, address or clients', () => {
    const row = { id: 'x', start: 0, lastAccess: 0, username: null, userId: '', clients: null };
    expect(decode('GET x', SessionRecords, [row])).toMatchObject([
      {
        username: undefined,
        userId: undefined,
        ipAddress: undefined,
        clients: [],
      },
    ]);
  });
});

describe('SessionStats', () => {
  it('reads counts that come as strings', () => {
    const counts = decode('GET x', SessionStats, [
      { id: 'a', offline: '20001' },
      { id: 'b', offline: 3 },
    ]);
    expect([...counts]).toEqual([
      ['a', 20_001],
      ['b', 3],
    ]);
  });

  it.each(['', '-1', '1.5', 'NaN', null, -1])('refuses the count %j', (offline) => {
    expect(failure(() => decode('GET x', SessionStats, [{ id: 'a', offline }])).kind).toBe(
      'malformed',
    );
  });
});

describe('PolicyRecord', () => {
  it('knows no policy where Keycloak leaves it out', () => {
    expect(
      decode('GET x', PolicyRecord, { realm: 'x', bruteForceProtected: false }),
    ).toBeUndefined();
  });

  it('takes a realm of an older server without client defaults', () => {
    const realm = {
      offlineSessionIdleTimeout: 5,
      offlineSessionMaxLifespanEnabled: true,
      offlineSessionMaxLifespan: 6,
    };
    expect(decode('GET x', PolicyRecord, realm)).toEqual({
      idle: 5,
      maxEnabled: true,
      max: 6,
      clientIdle: 0,
      clientMax: 0,
    });
  });
});

const client = (change: object) =>
  decode('GET x', ClientRecord, { id: 'u', clientId: 'c', ...change });

describe('ClientRecord', () => {
  it('reads the overrides as they are stored, good or not', () => {
    const attributes = { 'client.offline.session.max.lifespan': '30d' };
    expect(client({ attributes }).override).toEqual({ idle: undefined, max: '30d' });
  });

  it('knows the flows that give a refresh token', () => {
    expect(client({ implicitFlowEnabled: true }).flows).toEqual([]);
    expect(client({ serviceAccountsEnabled: true }).flows).toEqual([]);
    expect(
      client({
        standardFlowEnabled: true,
        attributes: { 'oauth2.device.authorization.grant.enabled': 'true' },
      }).flows,
    ).toEqual(['standard', 'device']);
  });

  it('takes an absent not-before for none', () => {
    expect(client({}).notBefore).toBe(0);
    expect(client({ notBefore: 1_795_616_933 }).notBefore).toBe(1_795_616_933);
  });

  it('tells how the offline scope is assigned', () => {
    expect(client({ defaultClientScopes: ['offline_access'] }).offlineScope).toBe('default');
    expect(client({ optionalClientScopes: ['offline_access'] }).offlineScope).toBe('optional');
    expect(client({}).offlineScope).toBe('unassigned');
  });
});

describe('RealmRecords', () => {
  it('takes the bare name that someone with few roles gets', () => {
    expect(decode('GET x', RealmRecords, [{ realm: 'one' }])).toEqual([
      { name: 'one', displayName: undefined, enabled: true },
    ]);
  });
});

describe('UserRecord', () => {
  it('takes a user with nothing but a name, and knows no not-before then', () => {
    const user = { id: 'u', username: 'mara', firstName: '', email: null };
    expect(decode('GET x', UserRecord, user)).toEqual({
      id: 'u',
      username: 'mara',
      firstName: undefined,
      lastName: undefined,
      email: undefined,
      enabled: true,
      notBefore: undefined,
    });
  });
});

describe('ConsentRecord', () => {
  it('tells an offline token from what was agreed to', () => {
    const token = {
      clientId: 'app-a',
      grantedClientScopes: [],
      additionalGrants: [{ client: 'uuid-a', key: 'Offline Token' }],
    };
    expect(decode('GET x', ConsentRecord, token)).toEqual({
      clientId: 'app-a',
      scopes: [],
      since: undefined,
      offlineClientUuid: 'uuid-a',
    });
    const consent = {
      clientId: 'app-b',
      createdDate: 1_795_616_933_500,
      grantedClientScopes: ['email'],
      additionalGrants: [],
    };
    expect(decode('GET x', ConsentRecord, consent)).toEqual({
      clientId: 'app-b',
      scopes: ['email'],
      since: 1_795_616_933,
      offlineClientUuid: undefined,
    });
  });
});

describe('AdminEventRecord', () => {
  it('turns milliseconds into seconds and keeps what was sent as text', () => {
    const event = {
      id: 'e1',
      time: 1_795_616_933_500,
      realmId: 'r1',
      authDetails: { realmId: 'r0', clientId: 'c0', userId: 'u0', ipAddress: '127.0.0.1' },
      operationType: 'UPDATE',
      resourceType: 'CLIENT',
      resourcePath: 'clients/uuid-a',
      representation: '{"clientId":"app-a"}',
    };
    expect(decode('GET x', AdminEventRecord, event)).toEqual({
      at: 1_795_616_933,
      operation: 'UPDATE',
      resourceType: 'CLIENT',
      resourcePath: 'clients/uuid-a',
      by: { realmId: 'r0', clientUuid: 'c0', userId: 'u0', ipAddress: '127.0.0.1' },
      representation: '{"clientId":"app-a"}',
      error: undefined,
    });
  });

  it('takes an event of the realm itself, without path, author or representation', () => {
    const event = { time: 0, operationType: 'UPDATE', resourceType: 'REALM' };
    expect(decode('GET x', AdminEventRecord, event)).toMatchObject({
      resourcePath: '',
      by: { userId: undefined },
      representation: undefined,
    });
  });

  it('refuses an operation it does not know', () => {
    const event = { time: 0, operationType: 'EXPLODE', resourceType: 'REALM' };
    expect(failure(() => decode('GET x', AdminEventRecord, event)).kind).toBe('malformed');
  });
});

const event = (change: object) =>
  policyEvent({
    at: 1,
    operation: 'UPDATE',
    resourceType: 'CLIENT',
    resourcePath: 'clients/uuid-a',
    by: { realmId: 'r', clientUuid: 'c', userId: 'u', ipAddress: undefined },
    representation: undefined,
    error: undefined,
    ...change,
  });
const sent = (attributes: object) => ({ representation: JSON.stringify({ attributes }) });

describe('policyEvent', () => {
  it('reads the limits of a client; an empty text is one that was taken away', () => {
    const idle = sent({ 'client.offline.session.idle.timeout': '60', other: 'x' });
    expect(event(idle)).toMatchObject({ owner: 'uuid-a', values: { idle: '60' } });
    const gone = sent({ 'client.offline.session.max.lifespan': '' });
    expect(event(gone)?.values).toEqual({ max: null });
  });

  it('reads the values of a realm', () => {
    const representation = JSON.stringify({ offlineSessionIdleTimeout: 5, enabled: true });
    expect(event({ resourceType: 'REALM', resourcePath: '', representation })).toMatchObject({
      owner: 'realm',
      values: { idle: 5 },
    });
  });

  it('leaves out what is about something else, and knows nothing where nothing was kept', () => {
    expect(event(sent({ other: 'x' }))).toBeUndefined();
    expect(event({ resourcePath: 'clients/uuid-a/roles' })).toBeUndefined();
    expect(event({ operation: 'CREATE' })).toBeUndefined();
    expect(event({ representation: '{broken' })).toBeUndefined();
    expect(event({})).toMatchObject({ owner: 'uuid-a', values: undefined });
  });
});

describe('AdminEventSettingsRecord', () => {
  it('takes what is left out for off', () => {
    expect(decode('GET x', AdminEventSettingsRecord, { eventsEnabled: true })).toEqual({
      isEnabled: false,
      keepsRepresentation: false,
    });
    expect(
      decode('GET x', AdminEventSettingsRecord, {
        adminEventsEnabled: true,
        adminEventsDetailsEnabled: true,
      }),
    ).toEqual({ isEnabled: true, keepsRepresentation: true });
  });
});

describe('decodePerson', () => {
  const claims = {
    sub: 'u1',
    sid: 's1',
    preferred_username: 'h.brandt',
    resource_access: {
      'acme-realm': { roles: ['view-realm'] },
      'realm-management': { roles: ['manage-users'] },
    },
  };

  it('reads the roles of R from R-realm when signed in to master', () => {
    const person = decodePerson(claims, 'master');
    expect([...person.rolesIn('acme')]).toEqual(['view-realm']);
    expect([...person.rolesIn('other')]).toEqual([]);
  });

  it('reads the roles from realm-management when signed in to the realm itself', () => {
    const person = decodePerson(claims, 'acme');
    expect([...person.rolesIn('acme')]).toEqual(['manage-users']);
    expect([...person.rolesIn('other')]).toEqual([]);
  });

  it('knows when the person proved who they are, where the token says it', () => {
    expect(decodePerson({ ...claims, auth_time: 1_700_000_000 }, 'acme').signedInAt).toBe(
      1_700_000_000,
    );
    expect(decodePerson(claims, 'acme').signedInAt).toBeUndefined();
  });

  it('has a name where the token has none', () => {
    expect(decodePerson({ sub: 'u1' }, 'master').username).toBe('u1');
  });
});
