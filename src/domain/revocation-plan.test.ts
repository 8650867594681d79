import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { itemId, otherClientLosses, revocationPlan } from './revocation-plan.ts';

const APP = { uuid: 'a', clientId: 'app-a' };
const OTHER = { uuid: 'b', clientId: 'app-b' };

const session = (id: string, change: Partial<OfflineSession> = {}): OfflineSession => ({
  id,
  userId: `user-${id}`,
  username: `name-${id}`,
  ipAddress: undefined,
  startedAt: 0,
  lastRefreshAt: 0,
  clients: [APP],
  ...change,
});

const SCOPE = { realm: 'r', client: APP, ownSessionId: undefined };

describe('revocationPlan', () => {
  it('needs no client for whole sessions, and sends nothing for “only this client” without one', () => {
    const sessions = [session('1')];
    const scope = { ...SCOPE, client: undefined };
    expect(revocationPlan('session', sessions, scope).items).toHaveLength(1);
    expect(revocationPlan('client', sessions, scope).items).toEqual([]);
  });

  it('deletes whole sessions one by one, the longest unused first', () => {
    const sessions = [session('1', { lastRefreshAt: 20 }), session('2', { lastRefreshAt: 10 })];
    const plan = revocationPlan('session', sessions, SCOPE);
    expect(plan.items.map(itemId)).toEqual(['2', '1']);
  });

  it('revokes a user’s consent once, however many sessions are chosen', () => {
    const sessions = [session('1', { userId: 'u' }), session('2', { userId: 'u' }), session('3')];
    const plan = revocationPlan('client', sessions, SCOPE);
    expect(plan.items).toHaveLength(2);
    expect(plan.items[0]).toMatchObject({
      userId: 'u',
      clientId: 'app-a',
      sessionIds: ['1', '2'],
    });
  });

  it('leaves out the session the admin is signed in with', () => {
    const plan = revocationPlan('session', [session('1'), session('own')], {
      ...SCOPE,
      ownSessionId: 'own',
    });
    expect(plan.items.map(itemId)).toEqual(['1']);
    expect(plan.skipped).toMatchObject([{ session: { id: 'own' }, reason: 'own-session' }]);
  });

  it('leaves out whole sessions that Keycloak cannot delete any more, but not their consents', () => {
    const scope = { ...SCOPE, pastRealmLimit: new Set(['1']) };
    const sessions = [session('1'), session('2')];
    const plan = revocationPlan('session', sessions, scope);
    expect(plan.items.map(itemId)).toEqual(['2']);
    expect(plan.skipped).toMatchObject([{ reason: 'past-realm-limit' }]);
    expect(revocationPlan('client', sessions, scope).items).toHaveLength(2);
  });

  it('leaves out deleted users where a consent is to be revoked, but not their sessions', () => {
    const sessions = [session('1', { userId: undefined })];
    expect(revocationPlan('client', sessions, SCOPE).items).toEqual([]);
    expect(revocationPlan('session', sessions, SCOPE).items).toHaveLength(1);
  });
});

describe('otherClientLosses', () => {
  it('counts the grants and users of the other clients, the most first', () => {
    const third = { uuid: 'c', clientId: 'app-c' };
    const sessions = [
      session('1', { userId: 'u', clients: [APP, OTHER] }),
      session('2', { userId: 'u', clients: [APP, OTHER, third] }),
      session('3'),
    ];
    expect(otherClientLosses(sessions, 'a')).toEqual([
      { clientId: 'app-b', grants: 2, users: 1 },
      { clientId: 'app-c', grants: 1, users: 1 },
    ]);
  });
});
