import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { grantExpiry } from './lifetime.ts';
import { grantTimes, type OfflineSession } from './offline-session.ts';
import { sessionBatch } from './session-batch.ts';
import { RULES, sessionExpiry } from './session-expiry.ts';
import { createSessionSet } from './session-set.ts';
import { countStates, isGhost, NO_CAUSES, SESSION_STATES, sessionStates } from './session-state.ts';
import { DAY } from './time.ts';

const NOW = 1_800_000_000;
const CLIENT = { uuid: 'c1', clientId: 'app-a' };
const OTHER = { uuid: 'c2', clientId: 'app-b' };

const REALM = { idle: 30 * DAY, maxEnabled: false, max: 60 * DAY, clientIdle: 0, clientMax: 0 };
const policy = (
  override: { idle?: string; max?: string } = {},
  realm: Partial<typeof REALM> = {},
) => ({
  realm: { ...REALM, ...realm },
  override: { idle: override.idle, max: override.max },
});

const session = (id: string, more: Partial<OfflineSession> = {}): OfflineSession => ({
  id,
  userId: 'u1',
  username: 'mara',
  ipAddress: undefined,
  startedAt: NOW - 20 * DAY,
  lastRefreshAt: NOW - 5 * DAY,
  clients: [CLIENT],
  ...more,
});

const seconds = fc.integer({ min: -2, max: 90 * DAY });
const policies = fc.record({
  realm: fc.record({
    idle: seconds,
    maxEnabled: fc.boolean(),
    max: seconds,
    clientIdle: seconds,
    clientMax: seconds,
  }),
  override: fc.record({
    idle: fc.option(seconds.map(String), { nil: undefined }),
    max: fc.option(seconds.map(String), { nil: undefined }),
  }),
});
const sessions = fc
  .record({
    started: fc.nat(100 * DAY),
    refreshedAfter: fc.nat(100 * DAY),
    isShared: fc.boolean(),
  })
  .map(({ started, refreshedAfter, isShared }) =>
    session('x', {
      startedAt: NOW - started,
      lastRefreshAt: NOW - Math.max(0, started - refreshedAfter),
      clients: isShared ? [CLIENT, OTHER] : [CLIENT],
    }),
  );

describe('sessionExpiry', () => {
  it('says of every row what the rule says of it alone', () => {
    fc.assert(
      fc.property(policies, fc.array(sessions, { minLength: 1, maxLength: 20 }), (lives, list) => {
        const set = createSessionSet();
        for (const [index, one] of list.entries())
          set.put(sessionBatch([{ ...one, id: String(index) }]));
        const { at, latestAt, ruleOf } = sessionExpiry(set, lives);
        for (let row = 0; row < set.length; row += 1) {
          const one = grantExpiry(lives.realm, lives.override, grantTimes(set.sessionAt(row)));
          expect([at[row], latestAt[row], RULES[ruleOf[row] ?? 9]]).toEqual([
            one.at,
            one.latestAt,
            one.rule,
          ]);
        }
      }),
    );
  });
});

const statesOf = (
  list: readonly OfflineSession[],
  lives = policy(),
  causes: Parameters<typeof sessionStates>[2] = NO_CAUSES,
) => {
  const set = createSessionSet();
  for (const one of list) set.put(sessionBatch([one]));
  const states = sessionStates(set, sessionExpiry(set, lives), causes, NOW);
  return Array.from(states, (state) => SESSION_STATES[state]);
};

it('names idle before max, and the session before the client, where both end a grant at once', () => {
  const rulesOf = (lives: ReturnType<typeof policy>) => {
    const set = createSessionSet();
    set.put(sessionBatch([session('a')]));
    return RULES[sessionExpiry(set, lives).ruleOf[0] ?? 9];
  };
  expect(rulesOf(policy({ max: String(45 * DAY) }))).toBe('session-idle');
  expect(rulesOf(policy({ idle: String(30 * DAY) }))).toBe('session-idle');
  const both = policy({ max: String(22 * DAY) }, { maxEnabled: true, max: 22 * DAY });
  expect(rulesOf(both)).toBe('session-max');
});

describe('sessionStates', () => {
  it('names the rule that a ghost is dead by', () => {
    const rows = [session('a')];
    expect(statesOf(rows)).toEqual(['live']);
    expect(statesOf(rows, policy({ idle: String(5 * DAY) }))).toEqual(['past-client-idle']);
    expect(statesOf(rows, policy({ max: String(20 * DAY) }))).toEqual(['past-client-max']);
    expect(statesOf(rows, policy({}, { maxEnabled: true, max: 20 * DAY }))).toEqual([
      'past-session-max',
    ]);
    expect(statesOf(rows, policy({}, { idle: 5 * DAY }))).toEqual(['past-session-idle']);
    expect(statesOf(rows, policy({ idle: String(5 * DAY + 1) }))).toEqual(['live']);
  });

  it('puts the realm’s own limits first: what is past them is past help', () => {
    const lives = policy({ max: String(10 * DAY) }, { maxEnabled: true, max: 15 * DAY });
    expect(statesOf([session('a')], lives)).toEqual(['past-session-max']);
    const shared = session('b', { clients: [CLIENT, OTHER] });
    expect(statesOf([shared], lives)).toEqual(['past-session-max']);
    const causes = { ...NO_CAUSES, disabledUsers: new Set(['u1']) };
    expect(statesOf([session('a')], policy({}, { idle: DAY }), causes)).toEqual([
      'past-session-idle',
    ]);
  });

  it('does not decide between the bounds of a shared session', () => {
    const shared = session('a', { clients: [CLIENT, OTHER] });
    expect(statesOf([shared], policy({ max: String(10 * DAY) }))).toEqual(['uncertain']);
    expect(statesOf([shared], policy({ max: String(4 * DAY) }))).toEqual(['past-client-max']);
    expect(statesOf([shared], policy({ max: String(21 * DAY) }))).toEqual(['live']);
  });

  it('knows what kills a grant before its time', () => {
    const rows = [session('a', { userId: 'u1' }), session('b', { userId: 'u2' })];
    const causes = { ...NO_CAUSES, disabledUsers: new Set(['u2']) };
    expect(statesOf(rows, policy(), causes)).toEqual(['live', 'user-disabled']);
    const client = { ...NO_CAUSES, client: 'client-disabled' as const };
    expect(statesOf(rows, policy(), client)).toEqual(['client-disabled', 'client-disabled']);
  });

  it('calls stale what was last refreshed before not-before, not at it', () => {
    const rows = [session('a'), session('b', { lastRefreshAt: NOW - 5 * DAY + 1 })];
    const causes = { ...NO_CAUSES, notBefore: NOW - 5 * DAY + 1 };
    expect(statesOf(rows, policy(), causes)).toEqual(['stale-token', 'live']);
  });

  it('is counted without the dropped rows', () => {
    const set = createSessionSet();
    set.put(sessionBatch([session('a')]));
    set.put(sessionBatch([session('b')]));
    set.drop(1);
    const states = sessionStates(set, sessionExpiry(set, policy({ idle: '1' })), NO_CAUSES, NOW);
    expect(countStates(set, states)).toMatchObject({ live: 0, 'past-client-idle': 1 });
    expect(isGhost('past-client-idle')).toBe(true);
    expect(isGhost('uncertain')).toBe(false);
  });
});
