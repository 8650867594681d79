import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  clientLifetime,
  effectiveLifetime,
  grantExpiry,
  grantState,
  overrideSeconds,
  type Rule,
  sessionLifetime,
} from './lifetime.ts';
import { type ClientOverride, NO_OVERRIDE, type RealmPolicy } from './realm-policy.ts';
import { DAY } from './time.ts';

const NOW = 1_800_000_000;

const REALM: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: false,
  max: 60 * DAY,
  clientIdle: 0,
  clientMax: 0,
};

/** Ages in seconds: since the session's start, its last refresh and the client's start. */
interface Ages {
  readonly start: number;
  readonly refresh: number;
  readonly client: number;
}

const A: Ages = { start: 20 * DAY, refresh: 5 * DAY, client: 20 * DAY };

interface Vector {
  readonly id: string;
  readonly realm?: Partial<RealmPolicy>;
  readonly client?: Partial<ClientOverride>;
  readonly ages?: Ages;
  readonly expiresIn: number;
  readonly rule: Rule;
}

/**
 * Each was tried on Keycloak 26.7.4: with all ages moved so that this formula leaves 15 s the refresh
 * was accepted, 15 s past it the refresh was refused.
 */
const VECTORS: readonly Vector[] = [
  { id: 'V01', expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V02', realm: { idle: 7 * DAY }, expiresIn: 2 * DAY, rule: 'session-idle' },
  { id: 'V03', realm: { max: 10 * DAY }, expiresIn: 25 * DAY, rule: 'session-idle' },
  {
    id: 'V04',
    realm: { max: 25 * DAY, maxEnabled: true },
    expiresIn: 5 * DAY,
    rule: 'session-max',
  },
  { id: 'V05', realm: { maxEnabled: true }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V06', client: { idle: '518400' }, expiresIn: DAY, rule: 'client-idle' },
  { id: 'V07', client: { idle: '7776000' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V08', client: { max: '1900800' }, expiresIn: 2 * DAY, rule: 'client-max' },
  {
    id: 'V09',
    realm: { max: 21 * DAY, maxEnabled: true },
    client: { max: '7776000' },
    expiresIn: DAY,
    rule: 'session-max',
  },
  { id: 'V10', client: { idle: 'abc', max: '1d' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V11', client: { idle: '0', max: '0' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V12', client: { idle: '-5', max: '-1' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V13', realm: { clientIdle: 8 * DAY }, expiresIn: 3 * DAY, rule: 'client-idle' },
  {
    id: 'V14',
    realm: { clientIdle: 8 * DAY },
    client: { idle: '1036800' },
    expiresIn: 7 * DAY,
    rule: 'client-idle',
  },
  { id: 'V15', realm: { clientMax: 22 * DAY }, expiresIn: 25 * DAY, rule: 'session-idle' },
  {
    id: 'V16',
    realm: { clientMax: 22 * DAY, maxEnabled: true },
    expiresIn: 2 * DAY,
    rule: 'client-max',
  },
  {
    id: 'V17',
    realm: { clientMax: 22 * DAY, maxEnabled: true },
    client: { max: '2073600' },
    expiresIn: 4 * DAY,
    rule: 'client-max',
  },
  { id: 'V18', realm: { idle: 0 }, expiresIn: 25 * DAY, rule: 'session-idle' },
  {
    id: 'V19',
    realm: { max: 0, maxEnabled: true },
    ages: { start: 50 * DAY, refresh: 5 * DAY, client: 50 * DAY },
    expiresIn: 10 * DAY,
    rule: 'session-max',
  },
  {
    id: 'V20',
    realm: { idle: 7 * DAY },
    client: { idle: '518400' },
    ages: { start: 20 * DAY, refresh: DAY, client: 20 * DAY },
    expiresIn: 5 * DAY,
    rule: 'client-idle',
  },
  {
    id: 'V21',
    client: { max: '864000' },
    ages: { start: 40 * DAY, refresh: DAY, client: 4 * DAY },
    expiresIn: 6 * DAY,
    rule: 'client-max',
  },
  {
    id: 'V22',
    realm: { max: 45 * DAY, maxEnabled: true },
    ages: { start: 40 * DAY, refresh: DAY, client: 4 * DAY },
    expiresIn: 5 * DAY,
    rule: 'session-max',
  },
  { id: 'V23', client: { idle: ' 518400 ' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  { id: 'V24', client: { idle: '518400.5' }, expiresIn: 25 * DAY, rule: 'session-idle' },
  {
    id: 'V25',
    client: { idle: '59' },
    ages: { start: 100, refresh: 30, client: 100 },
    expiresIn: 29,
    rule: 'client-idle',
  },
  { id: 'V26', client: { idle: '9999999999' }, expiresIn: 25 * DAY, rule: 'session-idle' },
];

const timesOf = ({ start, refresh, client }: Ages) => ({
  startedAt: NOW - start,
  lastRefreshAt: NOW - refresh,
  clientStartedAt: NOW - client,
});

describe('grantExpiry', () => {
  it.each(VECTORS)('agrees with Keycloak on $id', ({ realm, client, ages, expiresIn, rule }) => {
    const expiry = grantExpiry(
      { ...REALM, ...realm },
      { ...NO_OVERRIDE, ...client },
      timesOf(ages ?? A),
    );
    expect({ in: expiry.at - NOW, rule: expiry.rule }).toEqual({ in: expiresIn, rule });
    expect(expiry.latestAt).toBe(expiry.at);
  });

  it('is a bound where a client with a max of its own shares the session', () => {
    const times = {
      startedAt: NOW - 40 * DAY,
      lastRefreshAt: NOW - DAY,
      clientStartedAt: undefined,
    };
    const expiry = grantExpiry(REALM, { idle: undefined, max: String(10 * DAY) }, times);
    expect(expiry).toMatchObject({
      at: NOW - 30 * DAY,
      latestAt: NOW + 9 * DAY,
      rule: 'client-max',
    });
  });

  it('is exact in a shared session where another rule binds before the max can', () => {
    const times = {
      startedAt: NOW - 2 * DAY,
      lastRefreshAt: NOW - DAY,
      clientStartedAt: undefined,
    };
    const expiry = grantExpiry(REALM, { idle: undefined, max: String(80 * DAY) }, times);
    expect(expiry).toMatchObject({ at: NOW + 29 * DAY, latestAt: NOW + 29 * DAY });
  });
});

const seconds = fc.integer({ min: 1, max: 400 * DAY });
const anyNumber = fc.oneof(seconds, fc.constantFrom(0, -1, -5));
const realms: fc.Arbitrary<RealmPolicy> = fc.record({
  idle: anyNumber,
  maxEnabled: fc.boolean(),
  max: anyNumber,
  clientIdle: anyNumber,
  clientMax: anyNumber,
});
const attribute = fc.option(
  fc.oneof(seconds.map(String), fc.constantFrom('0', '-5', 'abc', '30d', ' 60 ', '')),
  { nil: undefined },
);
const overrides: fc.Arbitrary<ClientOverride> = fc.record({ idle: attribute, max: attribute });
const times = fc
  .tuple(fc.nat(400 * DAY), fc.nat(400 * DAY), fc.nat(400 * DAY), fc.boolean())
  .map(([a, b, c, isKnown]) => {
    const [refresh = 0, client = 0, start = 0] = [a, b, c].toSorted((x, y) => x - y);
    return {
      startedAt: NOW - start,
      lastRefreshAt: NOW - refresh,
      clientStartedAt: isKnown ? NOW - client : undefined,
    };
  });

describe('the lifetime rule', () => {
  it('never lets a grant outlive the realm’s own limits', () => {
    fc.assert(
      fc.property(realms, overrides, times, (realm, override, when) => {
        const { idle, max } = sessionLifetime(realm);
        const { latestAt } = grantExpiry(realm, override, when);
        expect(latestAt).toBeLessThanOrEqual(when.lastRefreshAt + idle.seconds);
        if (max) expect(latestAt).toBeLessThanOrEqual(when.startedAt + max.seconds);
      }),
    );
  });

  it('never kills earlier when a setting is raised', () => {
    fc.assert(
      fc.property(realms, overrides, times, seconds, (realm, override, when, more) => {
        const before = grantExpiry(realm, override, when);
        for (const key of ['idle', 'max', 'clientIdle', 'clientMax'] as const) {
          if (realm[key] < 1) continue;
          const raised = grantExpiry({ ...realm, [key]: realm[key] + more }, override, when);
          expect(raised.at).toBeGreaterThanOrEqual(before.at);
          expect(raised.latestAt).toBeGreaterThanOrEqual(before.latestAt);
        }
        for (const key of ['idle', 'max'] as const) {
          const own = overrideSeconds(override[key]);
          if (own === undefined) continue;
          const raised = grantExpiry(realm, { ...override, [key]: String(own + more) }, when);
          expect(raised.at).toBeGreaterThanOrEqual(before.at);
        }
      }),
    );
  });

  it('treats unset, zero, negative and non-numeric alike', () => {
    fc.assert(
      fc.property(
        realms,
        times,
        fc.constantFrom('0', '-5', 'abc', '1d', ' 5', '1.5', ''),
        fc.constantFrom(0, -1, -2_147_483_648),
        (realm, when, ignored, unset) => {
          expect(grantExpiry(realm, { idle: ignored, max: ignored }, when)).toEqual(
            grantExpiry(realm, NO_OVERRIDE, when),
          );
          expect(
            clientLifetime({ ...realm, clientIdle: unset, clientMax: unset }, NO_OVERRIDE),
          ).toEqual(clientLifetime({ ...realm, clientIdle: 0, clientMax: 0 }, NO_OVERRIDE));
        },
      ),
    );
  });

  it('bounds an unknown start by every start the client can have had', () => {
    fc.assert(
      fc.property(realms, overrides, times, fc.nat(), (realm, override, when, at) => {
        const span = when.lastRefreshAt - when.startedAt + 1;
        const clientStartedAt = when.startedAt + (at % span);
        const truth = grantExpiry(realm, override, { ...when, clientStartedAt }).at;
        const bounds = grantExpiry(realm, override, { ...when, clientStartedAt: undefined });
        expect(truth).toBeGreaterThanOrEqual(bounds.at);
        expect(truth).toBeLessThanOrEqual(bounds.latestAt);
      }),
    );
  });

  it('names as effective the limits that a lone client’s grant really dies by', () => {
    fc.assert(
      fc.property(realms, overrides, times, (realm, override, when) => {
        const { idle, max } = effectiveLifetime(realm, override);
        const ends = [
          when.lastRefreshAt + idle.seconds,
          ...(max ? [when.startedAt + max.seconds] : []),
        ];
        const lone = { ...when, clientStartedAt: when.startedAt };
        expect(grantExpiry(realm, override, lone).at).toBe(Math.min(...ends));
      }),
    );
  });
});

describe('effectiveLifetime', () => {
  it('names the realm where a client’s longer override has no effect', () => {
    expect(effectiveLifetime(REALM, { idle: String(90 * DAY), max: undefined }).idle).toEqual({
      seconds: 30 * DAY,
      source: 'realm',
    });
  });

  it('names the client default between client and realm', () => {
    const realm = { ...REALM, clientIdle: 8 * DAY };
    expect(effectiveLifetime(realm, NO_OVERRIDE).idle.source).toBe('client-default');
    expect(effectiveLifetime(realm, { idle: '60', max: undefined }).idle.source).toBe('client');
  });

  it('names Keycloak’s own default behind a zero', () => {
    expect(effectiveLifetime({ ...REALM, idle: 0 }, NO_OVERRIDE).idle).toEqual({
      seconds: 30 * DAY,
      source: 'keycloak',
    });
  });

  it('has no max while the realm’s switch is off and the client sets none', () => {
    expect(effectiveLifetime({ ...REALM, clientMax: DAY }, NO_OVERRIDE).max).toBeUndefined();
  });
});

describe('overrideSeconds', () => {
  it('reads what Java’s Long.parseLong reads', () => {
    expect(overrideSeconds('60')).toBe(60);
    expect(overrideSeconds('+60')).toBe(60);
    expect(overrideSeconds('0060')).toBe(60);
    expect(overrideSeconds('9223372036854775807')).toBeGreaterThan(0);
  });

  it('ignores what Long.parseLong refuses, and all below 1', () => {
    for (const text of [
      '',
      ' 60',
      '60 ',
      '6_0',
      '1e3',
      '0x10',
      '--5',
      '9223372036854775808',
      '0',
    ]) {
      expect(overrideSeconds(text), text).toBeUndefined();
    }
    expect(overrideSeconds(undefined)).toBeUndefined();
  });
});

describe('grantState', () => {
  it('is unknown between the bounds', () => {
    const expiry = {
      at: 100,
      latestAt: 200,
      rule: 'client-max',
      limit: { seconds: 1, source: 'client' },
    } as const;
    expect(grantState(expiry, 99)).toBe('alive');
    expect(grantState(expiry, 100)).toBe('unknown');
    expect(grantState(expiry, 199)).toBe('unknown');
    expect(grantState(expiry, 200)).toBe('dead');
  });
});
