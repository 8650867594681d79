import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { otherClientLosses, revocationPlan } from './revocation-plan.ts';

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

describe('revocationPlan', () => {
  it('needs no client for whole sessions, and sends nothing for “only this client” without one', () => {
    const sessions = [session('1')];
    expect(revocationPlan('session', sessions, undefined, undefined).items).toHaveLength(1);
    expect(revocationPlan('client', sessions, undefined, undefined).items).toEqual([]);
  });

  it('deletes whole sessions one by one, the longest unused first', () => {
    const sessions = [session('1', { lastRefreshAt: 20 }), session('2', { lastRefreshAt: 10 })];
    const plan = revocationPlan('session', sessions, 'app-a', undefined);
    expect(plan.items.map(({ target }) => target)).toEqual([
      { kind: 'session', sessionId: '2' },
      { kind: 'session', sessionId: '1' },
    ]);
  });

  it('revokes a user’s consent once, however many sessions are chosen', () => {
    const sessions = [session('1', { userId: 'u' }), session('2', { userId: 'u' }), session('3')];
    const plan = revocationPlan('client', sessions, 'app-a', undefined);
    expect(plan.items).toHaveLength(2);
    expect(plan.items[0]).toMatchObject({
      target: { kind: 'consent', userId: 'u', clientId: 'app-a' },
      sessionIds: ['1', '2'],
    });
  });

  it('leaves out the session the admin is signed in with', () => {
    const plan = revocationPlan('session', [session('1'), session('own')], 'app-a', 'own');
    expect(plan.items.map(({ id }) => id)).toEqual(['1']);
    expect(plan.skipped).toMatchObject([{ session: { id: 'own' }, reason: 'own-session' }]);
  });

  it('leaves out deleted users where a consent is to be revoked, but not their sessions', () => {
    const sessions = [session('1', { userId: undefined })];
    expect(revocationPlan('client', sessions, 'app-a', undefined).items).toEqual([]);
    expect(revocationPlan('session', sessions, 'app-a', undefined).items).toHaveLength(1);
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
