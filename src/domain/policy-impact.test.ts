import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Deaths } from './death-book.ts';
import { clientLifetime, effectiveLifetime, grantExpiry } from './lifetime.ts';
import type { OfflineSession } from './offline-session.ts';
import {
  aliveByDay,
  createImpactCache,
  type GrantImpact,
  type GrantSource,
  type ImpactInput,
  impactSlices,
  type PolicyImpact,
  policyImpact,
  rangeAt,
} from './policy-impact.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';
import { sessionBatch } from './session-batch.ts';
import { createSessionSet } from './session-set.ts';
import { type ListCauses, NO_CAUSES } from './session-state.ts';
import { DAY } from './time.ts';

const NOW = 1_800_000_000;
/** What many counts may take on a machine that is busy with something else. */
const BUSY_MILLIS = 30_000;
const APP = { uuid: 'c1', clientId: 'app-a' };
const OTHER = { uuid: 'c2', clientId: 'app-b' };
const DAYS = [0, 1, 7, 30, 60];
const REALM: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: false,
  max: 60 * DAY,
  clientIdle: 0,
  clientMax: 0,
};

interface Policies {
  readonly today: PolicySnapshot;
  readonly drafted: PolicySnapshot;
}

const snapshot = (
  realm: RealmPolicy,
  app: ClientOverride,
  other: ClientOverride,
): PolicySnapshot => ({
  realm,
  clients: [
    { ...APP, override: app },
    { ...OTHER, override: other },
  ],
});

/** Near whole days, so that limits, ages and the days that are counted often meet to the second. */
const span = fc
  .tuple(fc.integer({ min: -1, max: 70 }), fc.integer({ min: -1, max: 1 }))
  .map(([days, seconds]) => days * DAY + seconds);
const overrides = fc.record({
  idle: fc.option(span.map(String), { nil: undefined, freq: 2 }),
  max: fc.option(span.map(String), { nil: undefined, freq: 2 }),
});
const snapshots = fc
  .tuple(
    fc.record({
      idle: span,
      maxEnabled: fc.boolean(),
      max: span,
      clientIdle: span,
      clientMax: span,
    }),
    overrides,
    overrides,
  )
  .map((parts) => snapshot(...parts));
const policies: fc.Arbitrary<Policies> = fc.oneof(
  fc.record({ today: snapshots, drafted: snapshots }),
  snapshots.map((today) => ({ today, drafted: today })),
);
const sessions: fc.Arbitrary<OfflineSession> = fc
  .record({ age: span, idle: span, user: fc.nat(4), isShared: fc.boolean() })
  .map(({ age, idle, user, isShared }) => ({
    id: '',
    userId: user === 0 ? undefined : `u${user}`,
    username: undefined,
    ipAddress: undefined,
    startedAt: NOW - Math.max(0, age),
    lastRefreshAt: NOW - Math.min(Math.max(0, idle), Math.max(0, age)),
    clients: isShared ? [APP, OTHER] : [APP],
  }));
const lists = fc
  .array(sessions, { maxLength: 8 })
  .map((list) => list.map((session, index) => Object.assign(session, { id: `s${index}` })));
const causes: fc.Arbitrary<ListCauses> = fc.record({
  client: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 9 },
    { arbitrary: fc.constant('client-disabled' as const), weight: 1 },
  ),
  notBefore: fc.oneof(
    fc.constant(0),
    span.map((age) => NOW - age),
  ),
  disabledUsers: fc.constantFrom(undefined, null, new Set(['u1']), new Set(['u2', 'u9'])),
});

function source(
  list: readonly OfflineSession[],
  why: ListCauses = NO_CAUSES,
  clientUuid = APP.uuid,
): GrantSource {
  const set = createSessionSet();
  for (const session of list) set.put(sessionBatch([session]));
  return { clientUuid, set, revision: 0, causes: why };
}

const input = (
  list: readonly OfflineSession[],
  both: Policies,
  why: ListCauses = NO_CAUSES,
): ImpactInput => ({ sources: [source(list, why)], ...both, now: NOW });

/** What can be true of one grant, for every moment that its client may have joined at. */
function fates(session: OfflineSession, both: Policies) {
  const { startedAt, lastRefreshAt } = session;
  const policiesOf = [both.today, both.drafted].map(({ realm, clients }) => ({
    realm,
    override: clients[0]!.override,
  }));
  // Where anything counted here can turn: a max that ends on a day that is counted, or as idle does.
  const turns = policiesOf.flatMap(({ realm, override }) => {
    const max = clientLifetime(realm, override).max?.seconds ?? 0;
    const idleEnd = lastRefreshAt + effectiveLifetime(realm, override).idle.seconds;
    return [idleEnd, ...DAYS.map((day) => NOW + day * DAY)].flatMap((end) =>
      [-1, 0, 1].map((by) => end - max + by),
    );
  });
  const isPossible = (at: number) => at >= startedAt && at <= lastRefreshAt;
  const joined =
    session.clients.length === 1
      ? [startedAt]
      : [...new Set([startedAt, lastRefreshAt, ...turns.filter(isPossible)])];
  return joined.map((clientStartedAt) => {
    const [today, draft] = policiesOf.map(({ realm, override }) =>
      grantExpiry(realm, override, { startedAt, lastRefreshAt, clientStartedAt }),
    );
    return { today: today!, draft: draft! };
  });
}

type Fate = ReturnType<typeof fates>[number];

/** The naive count: how many grants a claim holds for, whatever the start, and for some start. */
const count = (possible: readonly Fate[][], claim: (fate: Fate) => boolean) => ({
  least: possible.filter((ways) => ways.every(claim)).length,
  most: possible.filter((ways) => ways.some(claim)).length,
});

const isAlive = ({ today }: Fate) => NOW < today.at;
const dies = (fate: Fate) => isAlive(fate) && fate.draft.at <= NOW;

function expectDeaths(
  deaths: Deaths,
  which: 'today' | 'draft',
  naive: (claim: (fate: Fate) => boolean) => { least: number; most: number },
) {
  for (const day of DAYS) {
    const isDead = (fate: Fate) => fate[which].at <= NOW + day * DAY;
    const isBy = (kind: string) => (fate: Fate) => isDead(fate) && fate[which].rule.endsWith(kind);
    expect([day, rangeAt(deaths.all, day)]).toEqual([day, naive(isDead)]);
    expect([day, rangeAt(deaths.idle, day)]).toEqual([day, naive(isBy('idle'))]);
    expect([day, rangeAt(deaths.max, day)]).toEqual([day, naive(isBy('max'))]);
  }
}

const countUsers = (list: readonly OfflineSession[], isHit: (index: number) => boolean) =>
  new Set(list.filter((_, index) => isHit(index)).map(({ userId, id }) => userId ?? id)).size;

/** Holds every figure against the naive count. */
function expectNaive(list: readonly OfflineSession[], both: Policies, why: ListCauses) {
  const { total, clients, clientsHit } = policyImpact(createImpactCache(), input(list, both, why));
  expect(clients.get(APP.uuid)).toEqual(total);
  const timed = list.filter(
    ({ userId, lastRefreshAt }) =>
      why.client === undefined &&
      lastRefreshAt >= why.notBefore &&
      why.disabledUsers?.has(userId ?? '') !== true,
  );
  expect(total.listed).toBe(list.length);
  expect(total.barred).toBe(list.length - timed.length);
  const possible = timed.map((session) => fates(session, both));
  const of = (claim: (fate: Fate) => boolean) => count(possible, claim);
  expectDeaths(total.today, 'today', of);
  expectDeaths(total.draft, 'draft', of);
  const ofAlive = (claim: (fate: Fate) => boolean) => of((fate) => isAlive(fate) && claim(fate));
  expectDeaths(total.dying.today, 'today', ofAlive);
  expectDeaths(total.dying.draft, 'draft', ofAlive);
  expect(total.revived).toEqual(of((fate) => !isAlive(fate) && NOW < fate.draft.at));
  expect(total.usersHit).toEqual({
    least: countUsers(timed, (index) => possible[index]!.every(dies)),
    most: countUsers(timed, (index) => possible[index]!.some(dies)),
  });
  expect(clientsHit).toEqual({
    least: Math.min(1, total.usersHit.least),
    most: Math.min(1, total.usersHit.most),
  });
}

const live: OfflineSession = {
  id: 's1',
  userId: 'u1',
  username: 'mara',
  ipAddress: undefined,
  startedAt: NOW - 20 * DAY,
  lastRefreshAt: NOW - 5 * DAY,
  clients: [APP],
};
const none: ClientOverride = { idle: undefined, max: undefined };

/** All of an impact, to compare: deep equality of so many columns takes long. */
const printed = ({ total, clients, clientsHit }: PolicyImpact): string =>
  JSON.stringify({ total, clients: [...clients], clientsHit });

describe('policyImpact', () => {
  it(
    'equals a naive count over every session and every start it may have had',
    () => {
      fc.assert(fc.property(lists, policies, causes, expectNaive), { numRuns: 80 });
    },
    BUSY_MILLIS,
  );

  it(
    'equals it too where limits, ages and starts meet to the second',
    () => {
      const choices = [5, 6].flatMap((idle) =>
        [6, 7].flatMap((clientMax) =>
          [7, undefined].map((max) =>
            snapshot(
              { ...REALM, idle: idle * DAY, maxEnabled: max !== undefined, max: (max ?? 0) * DAY },
              { idle: undefined, max: String(clientMax * DAY) },
              none,
            ),
          ),
        ),
      );
      const list: OfflineSession[] = [];
      for (const age of [6, 7]) {
        for (const idle of [5, 6]) {
          for (const clients of [[APP], [APP, OTHER]]) {
            const [startedAt, lastRefreshAt] = [NOW - age * DAY, NOW - idle * DAY];
            list.push({ ...live, id: `s${list.length}`, startedAt, lastRefreshAt, clients });
          }
        }
      }
      expect(choices).toHaveLength(8);
      for (const before of choices) {
        for (const drafted of choices) expectNaive(list, { today: before, drafted }, NO_CAUSES);
      }
      const notBefore = NOW - 5 * DAY;
      const both = { today: choices[0]!, drafted: choices[0]! };
      expectNaive(list, both, { ...NO_CAUSES, notBefore });
    },
    BUSY_MILLIS,
  );

  it(
    'never depends on the order of rows, nor on rows that were dropped',
    () => {
      fc.assert(
        fc.property(lists, lists, policies, fc.nat(), (list, gone, both, turn) => {
          const at = list.length === 0 ? 0 : turn % list.length;
          const turned = source([
            ...gone.map((session) => ({ ...session, id: `gone-${session.id}` })),
            ...list.slice(at).toReversed(),
            ...list.slice(0, at),
          ]);
          for (const { id } of gone) turned.set.drop(turned.set.rowOf(`gone-${id}`));
          const impact = policyImpact(createImpactCache(), {
            ...input(list, both),
            sources: [turned],
          });
          expect(printed(impact)).toBe(
            printed(policyImpact(createImpactCache(), input(list, both))),
          );
        }),
        { numRuns: 50 },
      );
    },
    BUSY_MILLIS,
  );

  it(
    'says the same with what it counted before as without',
    () => {
      const few = fc.array(snapshots, { maxLength: 3 });
      fc.assert(
        fc.property(lists, lists, snapshots, few, (list, others, today, drafts) => {
          const cache = createImpactCache();
          const sources = [source(list), source(others, NO_CAUSES, OTHER.uuid)];
          for (const drafted of [today, ...drafts, today]) {
            const all = { sources, today, drafted, now: NOW };
            expect(printed(policyImpact(cache, all))).toBe(
              printed(policyImpact(createImpactCache(), all)),
            );
          }
          const moved = { sources, today: drafts[0] ?? today, drafted: today, now: NOW };
          expect(printed(policyImpact(cache, moved))).toBe(
            printed(policyImpact(createImpactCache(), moved)),
          );
        }),
        { numRuns: 30 },
      );
    },
    BUSY_MILLIS,
  );

  const today = snapshot(REALM, none, none);
  const shorter: Policies = {
    today,
    drafted: snapshot({ ...REALM, idle: 5 * DAY }, none, none),
  };

  it('sums clients up, and counts a user of two of them once', () => {
    const { total, clients, clientsHit } = policyImpact(createImpactCache(), {
      sources: [
        source([live, { ...live, id: 's2', lastRefreshAt: NOW - 5 * DAY + 1 }]),
        source([live, { ...live, id: 's3', userId: undefined }], NO_CAUSES, OTHER.uuid),
        source(
          [
            { ...live, lastRefreshAt: NOW },
            { ...live, id: 's4', userId: 'u2' },
          ],
          NO_CAUSES,
          'c3',
        ),
        source([{ ...live, lastRefreshAt: NOW }], NO_CAUSES, 'c4'),
      ],
      ...shorter,
      now: NOW,
    });
    expect(total.listed).toBe(7);
    expect(rangeAt(total.dying.draft.idle, 0)).toEqual({ least: 4, most: 4 });
    expect(clientsHit).toEqual({ least: 3, most: 3 });
    expect(clients.get(OTHER.uuid)?.usersHit).toEqual({ least: 2, most: 2 });
    expect(total.usersHit).toEqual({ least: 3, most: 3 });
  });

  it('counts a client anew when its set, the causes or the time have changed', () => {
    const cache = createImpactCache();
    const before = source([live]);
    const dead = (grants: GrantSource, now = NOW): [GrantImpact, number] => {
      const { total } = policyImpact(cache, { sources: [grants], ...shorter, now });
      return [total, rangeAt(total.dying.draft.all, 0).most];
    };
    expect(dead(before)[1]).toBe(1);
    before.set.put(sessionBatch([{ ...live, id: 's2' }]));
    expect(dead({ ...before, revision: 1 })[1]).toBe(2);
    const causesNow = { ...NO_CAUSES, disabledUsers: new Set(['u1']) };
    expect(dead({ ...before, revision: 1, causes: causesNow })[0].barred).toBe(2);
    const stale = { ...NO_CAUSES, notBefore: NOW };
    expect(dead({ ...before, revision: 1, causes: stale })[0].barred).toBe(2);
    expect(dead({ ...before, revision: 1 })[0].barred).toBe(0);
    expect(dead({ ...before, revision: 1 }, NOW - 1)[1]).toBe(0);
    expect(dead(source([]))[0].listed).toBe(0);
  });

  it('takes a long list in slices, and few clients are counted again for one edit', () => {
    const list = Array.from({ length: 50_000 }, (_, index) => ({ ...live, id: `s${index}` }));
    const cache = createImpactCache();
    const both = [source(list), source([live], NO_CAUSES, OTHER.uuid)];
    const slices = (drafted: PolicySnapshot) => {
      const steps = impactSlices(cache, { sources: both, today, drafted, now: NOW });
      let yields = 0;
      while (!steps.next().done) yields += 1;
      return yields;
    };
    expect(slices(today)).toBeGreaterThanOrEqual(2);
    expect(slices(snapshot(REALM, none, { idle: '60', max: undefined }))).toBe(0);
  });

  it('draws the curve of grants alive from those that are dead', () => {
    const { total } = policyImpact(createImpactCache(), input([live], shorter));
    const days = (which: 'today' | 'draft') => [...aliveByDay(total, which).least];
    expect(days('draft')).toEqual(Array.from({ length: 61 }, () => 0));
    expect(days('today').indexOf(0)).toBe(25);
  });

  it.each([
    [0, 59],
    [1, 60],
    [DAY, 60],
    [DAY + 1, -1],
  ])('has the last day whole: a death %d s after day 59 is on day %d', (seconds, day) => {
    const fresh = { ...live, lastRefreshAt: NOW };
    const idle = snapshot({ ...REALM, idle: 59 * DAY + seconds }, none, none);
    const both = { today: idle, drafted: idle };
    const { total } = policyImpact(createImpactCache(), input([fresh], both));
    expect(total.today.all.most.indexOf(1)).toBe(day);
  });
});
