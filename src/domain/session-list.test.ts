import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { NO_OVERRIDE, type RealmPolicy } from './realm-policy.ts';
import {
  parseSessionListSearch,
  SESSION_SORTS,
  sessionList,
  sessionRows,
  type SessionListSearch,
} from './session-list.ts';

const REALM: RealmPolicy = { idle: 1000, maxEnabled: false, max: 0, clientIdle: 0, clientMax: 0 };

const session = (id: string, change: Partial<OfflineSession> = {}): OfflineSession => ({
  id,
  userId: 'u',
  username: id,
  ipAddress: '10.0.0.1',
  startedAt: 0,
  lastRefreshAt: 0,
  clients: [{ uuid: 'c', clientId: 'app' }],
  ...change,
});

const order = (sessions: OfflineSession[], search: SessionListSearch) =>
  sessionList(sessionRows(sessions, 'c', { realm: REALM, override: NO_OVERRIDE }), search).map(
    (row) => row.session.id,
  );

describe('sessionList', () => {
  it('has the next to die first', () => {
    const sessions = [session('late', { lastRefreshAt: 9 }), session('soon', { lastRefreshAt: 1 })];
    expect(order(sessions, {})).toEqual(['soon', 'late']);
    expect(order(sessions, { desc: true })).toEqual(['late', 'soon']);
  });

  it('sorts addresses by their numbers', () => {
    const sessions = [
      session('b', { ipAddress: '10.0.0.10' }),
      session('a', { ipAddress: '10.0.0.9' }),
    ];
    expect(order(sessions, { sort: 'address' })).toEqual(['a', 'b']);
  });

  it('finds by user, id and address', () => {
    const sessions = [
      session('x1', { username: 'Mara' }),
      session('x2', { ipAddress: '192.0.2.7' }),
    ];
    expect(order(sessions, { q: 'mara' })).toEqual(['x1']);
    expect(order(sessions, { q: '192.0' })).toEqual(['x2']);
    expect(order(sessions, { q: 'X2' })).toEqual(['x2']);
  });

  it('keeps every row whatever it sorts by', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }),
        fc.constantFrom(...SESSION_SORTS),
        fc.boolean(),
        (idsIn, sort, desc) => {
          const out = order(
            idsIn.map((id) => session(id)),
            { sort, desc },
          );
          expect(out.toSorted()).toEqual(idsIn.toSorted());
        },
      ),
    );
  });
});

describe('sessionRows', () => {
  it('knows no expiry without a policy', () => {
    expect(sessionRows([session('a')], 'c', undefined)[0]?.expiry).toBeUndefined();
  });

  it('lists the other clients of the session', () => {
    const clients = [
      { uuid: 'c', clientId: 'app' },
      { uuid: 'd', clientId: 'other' },
    ];
    expect(sessionRows([session('a', { clients })], 'c', undefined)[0]?.others).toEqual([
      { uuid: 'd', clientId: 'other' },
    ]);
  });
});

describe('parseSessionListSearch', () => {
  it('leaves out what it does not understand', () => {
    expect(parseSessionListSearch({ q: ['x'], sort: 'constructor', desc: 1 })).toEqual({});
    expect(parseSessionListSearch({ sort: 'user', desc: true })).toEqual({
      sort: 'user',
      desc: true,
    });
  });
});
