import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { effectiveLifetime } from './lifetime.ts';
import { matrixList, matrixSort, sortMatrixBy } from './policy-matrix-list.ts';
import { type MatrixSearch, parseMatrixSearch } from './policy-matrix-search.ts';
import { matrixRows } from './policy-matrix.ts';
import { overrideNoEffect, realmNotes } from './policy-no-effect.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import type { RealmPolicy } from './realm-policy.ts';

const REALM: RealmPolicy = { idle: 100, maxEnabled: true, max: 200, clientIdle: 0, clientMax: 150 };

const policy = (
  overrides: readonly { idle?: string; max?: string }[],
  realm: Partial<RealmPolicy> = {},
): PolicySnapshot => ({
  realm: { ...REALM, ...realm },
  clients: overrides.map(({ idle, max }, index) => ({
    uuid: `u${index}`,
    clientId: `app-${'cab'[index]}`,
    override: { idle, max },
  })),
});

const row = (saved: PolicySnapshot, drafted = saved) => matrixRows(saved, drafted)[0]!;

describe('matrixRows', () => {
  it('spells the chain out and says which link counts', () => {
    expect(row(policy([{ idle: '60' }]))).toMatchObject({
      isOverridden: true,
      isChanged: false,
      idle: {
        effective: { seconds: 60, source: 'client' },
        chain: [
          { source: 'client', value: '60', isEffective: true },
          { source: 'client-default', value: undefined, isEffective: false },
          { source: 'realm', value: 100, isEffective: false },
        ],
      },
      max: {
        chain: [
          { source: 'client', value: undefined, isEffective: false },
          { source: 'client-default', value: 150, isEffective: true },
          { source: 'realm', value: 200, isEffective: false },
        ],
      },
    });
  });

  it('ends a chain with off, or with what Keycloak has built in', () => {
    expect(row(policy([{}], { maxEnabled: false })).max.chain.at(-1)).toEqual({
      source: 'off',
      value: undefined,
      isEffective: true,
    });
    expect(row(policy([{}], { idle: 0 })).idle.chain.slice(-2)).toEqual([
      { source: 'realm', value: undefined, isEffective: false },
      { source: 'keycloak', value: 2_592_000, isEffective: true },
    ]);
  });

  it('shows the draft beside what is saved', () => {
    const saved = policy([{ idle: '60', max: '90' }]);
    const { idle, max, isChanged, isOverridden } = row(saved, policy([{}], { idle: 70 }));
    expect([isChanged, isOverridden]).toEqual([true, false]);
    expect(idle).toMatchObject({
      saved: '60',
      drafted: undefined,
      isChanged: true,
      effectiveBefore: { seconds: 60, source: 'client' },
      effective: { seconds: 70, source: 'realm' },
    });
    expect(max.effective).toEqual({ seconds: 150, source: 'client-default' });
    expect(row(saved, { ...saved, clients: [] }).isChanged).toBe(false);
  });

  it('has exactly one link that counts, and it is the source of the effective limit', () => {
    const number = fc.integer({ min: -1, max: 9 });
    const text = fc.option(fc.integer({ min: -1, max: 9 }).map(String), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({
          idle: number,
          maxEnabled: fc.boolean(),
          max: number,
          clientIdle: number,
          clientMax: number,
        }),
        fc.record({ idle: text, max: text }),
        (realm, override) => {
          const cells = row({ realm, clients: [{ uuid: 'u', clientId: 'a', override }] });
          const lifetime = effectiveLifetime(realm, override);
          for (const key of ['idle', 'max'] as const) {
            const counting = cells[key].chain.filter(({ isEffective }) => isEffective);
            const source = lifetime[key]?.source ?? 'off';
            expect(counting.map((link) => link.source)).toEqual([source]);
            const isOverrideInEffect = source === 'client';
            const isExcused = override[key] === undefined || cells[key].noEffect !== undefined;
            expect(isOverrideInEffect).toBe(!isExcused);
          }
        },
      ),
    );
  });
});

describe('overrideNoEffect', () => {
  it.each([
    [undefined, undefined],
    ['99', undefined],
    ['+99', undefined],
    ['100', 'same-as-realm'],
    ['101', 'longer-than-realm'],
    ['0', 'zero'],
    ['-0', 'zero'],
    ['-5', 'negative'],
    ['', 'not-a-number'],
    ['30d', 'not-a-number'],
    [' 60', 'not-a-number'],
    ['1.5', 'not-a-number'],
    ['9223372036854775807', 'longer-than-realm'],
    ['9223372036854775808', 'too-large'],
  ] as const)('of %j is %s', (text, reason) => {
    expect(overrideNoEffect(REALM, 'idle', text)).toBe(reason);
  });

  it('of a max is none where the realm limits no age', () => {
    expect(overrideNoEffect({ ...REALM, maxEnabled: false }, 'max', '999')).toBeUndefined();
  });
});

describe('realmNotes', () => {
  it.each([
    [{}, []],
    [{ idle: 0 }, [{ key: 'idle', noEffect: 'zero' }]],
    [{ idle: -1 }, [{ key: 'idle', noEffect: 'negative' }]],
    [{ max: 0 }, [{ key: 'max', noEffect: 'zero' }]],
    [{ max: 0, maxEnabled: false, clientMax: 0 }, []],
    [{ maxEnabled: false }, [{ key: 'clientMax', noEffect: 'max-off' }]],
    [{ clientIdle: 101 }, [{ key: 'clientIdle', noEffect: 'longer-than-realm' }]],
    [{ clientIdle: 100 }, [{ key: 'clientIdle', noEffect: 'same-as-realm' }]],
    [{ clientIdle: -3 }, [{ key: 'clientIdle', noEffect: 'negative' }]],
    [{ clientMax: 201 }, [{ key: 'clientMax', noEffect: 'longer-than-realm' }]],
  ] as const)('of %j are %j', (change, notes) => {
    expect(realmNotes({ ...REALM, ...change })).toEqual(notes);
  });
});

describe('matrixList', () => {
  const saved = policy([{ idle: '60' }, {}, {}]);
  const rows = matrixRows(saved, policy([{}, { max: '5' }, {}]));
  const grants: Record<string, number | undefined> = { u0: 5, u1: undefined, u2: 9 };
  const names = (search: MatrixSearch) =>
    matrixList(rows, search, (uuid) => ({ grants: grants[uuid], dyingNow: grants[uuid] })).map(
      ({ client }) => client.clientId,
    );

  it('keeps what is asked for; one that the draft clears is still an overridden one', () => {
    expect(names({ only: 'overridden', sort: 'client' })).toEqual(['app-a', 'app-c']);
    expect(names({ only: 'changed', sort: 'client' })).toEqual(['app-a', 'app-c']);
    expect(names({ q: ' APP-B ' })).toEqual(['app-b']);
  });

  it('sorts by grants unless told otherwise, what is not known last', () => {
    expect(names({})).toEqual(['app-b', 'app-c', 'app-a']);
    expect(names({ sort: 'now', desc: false })).toEqual(['app-c', 'app-b', 'app-a']);
    expect(names({ sort: 'client', desc: true })).toEqual(['app-c', 'app-b', 'app-a']);
    expect(names({ sort: 'max' })).toEqual(['app-a', 'app-b', 'app-c']);
    expect(names({ sort: 'idle', desc: true })).toEqual(['app-a', 'app-b', 'app-c']);
  });

  it('has its search in the URL, and a click on a head turns it round', () => {
    expect(parseMatrixSearch({ only: 'x', sort: 'x', q: 7, desc: 'x' })).toEqual({ q: '7' });
    expect(parseMatrixSearch({ only: 'changed' })).toEqual({ only: 'changed' });
    expect(matrixSort({})).toEqual({ columnId: 'grants', isDescending: true });
    expect(sortMatrixBy({}, 'grants')).toEqual({ sort: 'grants', desc: false });
    expect(sortMatrixBy({ only: 'changed' }, 'idle')).toEqual({
      only: 'changed',
      sort: 'idle',
      desc: false,
    });
  });
});
