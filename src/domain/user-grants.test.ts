import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fittingRange, lifelineAxis } from './lifeline-range.ts';
import type { OfflineSession } from './offline-session.ts';
import type { RealmClient } from './realm-client.ts';
import { NO_OVERRIDE, type RealmPolicy } from './realm-policy.ts';
import { DAY } from './time.ts';
import {
  byDeath,
  type GrantFacts,
  grantSummary,
  isAllKnown,
  isGhostGrant,
  userGrants,
} from './user-grants.ts';

const NOW = 2_000_000_000;
const POLICY: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: false,
  max: 0,
  clientIdle: 0,
  clientMax: 0,
};

const client = (uuid: string, change: Partial<RealmClient> = {}): RealmClient => ({
  uuid,
  clientId: `app-${uuid}`,
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

const session = (id: string, uuids: string, change: Partial<OfflineSession> = {}) => ({
  id,
  userId: 'u',
  username: 'mara',
  ipAddress: undefined,
  startedAt: NOW - 10 * DAY,
  lastRefreshAt: NOW - DAY,
  clients: uuids.split('').map((uuid) => ({ uuid, clientId: `app-${uuid}` })),
  ...change,
});

const FACTS: GrantFacts = {
  user: {
    id: 'u',
    username: 'mara',
    firstName: undefined,
    lastName: undefined,
    email: undefined,
    enabled: true,
    notBefore: 0,
  },
  policy: POLICY,
  clients: [
    client('a'),
    client('b', { override: { idle: String(7 * DAY), max: undefined } }),
    client('m', { override: { idle: undefined, max: String(12 * DAY) } }),
  ],
  realmNotBefore: 0,
  hasOfflineRole: true,
};

describe('userGrants', () => {
  it('gives each client of each session its own rule', () => {
    const grants = userGrants([session('1', 'ba'), session('2', 'm')], FACTS);
    expect(grants.map(({ client: { clientId }, expiry }) => [clientId, expiry?.rule])).toEqual([
      ['app-a', 'session-idle'],
      ['app-b', 'client-idle'],
      ['app-m', 'client-max'],
    ]);
    expect(new Set(grants.map(({ id }) => id)).size).toBe(3);
  });

  it('knows no times of a client that may not be read, nor without the policy', () => {
    const [stranger] = userGrants([session('1', 'z')], FACTS);
    expect(stranger).toMatchObject({ expiry: undefined, lifetime: undefined, cause: undefined });
    const [blind] = userGrants([session('1', 'a')], { ...FACTS, policy: undefined });
    expect(blind).toMatchObject({ expiry: undefined, lifetime: undefined, cause: undefined });
  });

  it('calls a token stale by its own age where that is known', () => {
    const facts = { ...FACTS, realmNotBefore: NOW - 2 * DAY };
    expect(userGrants([session('1', 'a')], facts)[0]?.cause).toBeUndefined();
    expect(userGrants([session('1', 'a')], { ...facts, issuedAt: NOW - 3 * DAY })[0]?.cause).toBe(
      'stale-token',
    );
  });
});

describe('isAllKnown', () => {
  it('is false as soon as one fact is missing, not where it is zero or false', () => {
    expect(isAllKnown({ ...FACTS, realmNotBefore: 0, hasOfflineRole: false })).toBe(true);
    for (const key of ['policy', 'clients', 'realmNotBefore', 'hasOfflineRole'] as const) {
      expect(isAllKnown({ ...FACTS, [key]: undefined })).toBe(false);
    }
  });
});

describe('isGhostGrant', () => {
  it('is what time or a cause has killed, never what is only not known', () => {
    const [old] = userGrants([session('1', 'a', { lastRefreshAt: NOW - 31 * DAY })], FACTS);
    const [caused] = userGrants([session('1', 'a')], { ...FACTS, hasOfflineRole: false });
    const [unknown] = userGrants([session('1', 'z')], FACTS);
    // Its client joined at a time that Keycloak does not tell.
    const [, shared] = userGrants([session('1', 'am', { startedAt: NOW - 20 * DAY })], FACTS);
    const all = [old, caused, unknown, shared];
    expect(all.map((grant) => grant && isGhostGrant(grant, NOW))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('byDeath and grantSummary', () => {
  it('have the ghosts first, then the next to die, the unknown last', () => {
    const grants = userGrants(
      [session('1', 'az'), session('2', 'b'), session('3', 'a', { lastRefreshAt: NOW - 40 * DAY })],
      FACTS,
    );
    const names = byDeath(grants, NOW).map((grant) => `${grant.session.id}${grant.client.uuid}`);
    expect(names).toEqual(['3a', '2b', '1a', '1z']);
    const { live, ghosts, nextToDie, lastToDie } = grantSummary(grants, NOW);
    expect([live, ghosts]).toEqual([3, 1]);
    expect([nextToDie?.client.uuid, lastToDie?.session.id]).toEqual(['b', '1']);
  });
});

describe('fittingRange', () => {
  it('is the shortest that shows all', () => {
    const short = userGrants(
      [session('1', 'b', { startedAt: NOW - 5 * DAY, lastRefreshAt: NOW })],
      FACTS,
    );
    expect(fittingRange(short, NOW)).toBe('30d');
    expect(fittingRange(userGrants([session('1', 'a')], FACTS), NOW)).toBe('150d');
    const long = userGrants([session('1', 'a', { startedAt: NOW - 900 * DAY })], FACTS);
    expect(fittingRange(long, NOW)).toBe('1y');
  });

  it('never leaves a start or a death outside an axis that has room for it', () => {
    fc.assert(
      fc.property(fc.nat(200 * DAY), fc.nat(29 * DAY), (age, idle) => {
        const times = { startedAt: NOW - age, lastRefreshAt: NOW - Math.min(age, idle) };
        const grants = userGrants([session('1', 'a', times)], FACTS);
        const { from, to } = lifelineAxis(fittingRange(grants, NOW), grants, NOW);
        expect(from).toBeLessThanOrEqual(times.startedAt);
        expect(to).toBeGreaterThanOrEqual(times.lastRefreshAt + 30 * DAY);
      }),
    );
  });
});
