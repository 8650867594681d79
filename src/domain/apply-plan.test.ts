import { describe, expect, it } from 'vitest';

import { applyPlan, inverseItem, isMoved, itemOnFound, itemWithoutMoved } from './apply-plan.ts';
import type { ValueChange } from './policy-changes.ts';

const idle: ValueChange = { kind: 'realm', key: 'idle', before: 10, after: 20 };
const max: ValueChange = { kind: 'realm', key: 'max', before: 30, after: 40 };
const ofA: ValueChange = {
  kind: 'client',
  uuid: 'a',
  clientId: 'app-a',
  key: 'idle',
  before: null,
  after: '60',
};
const ofB: ValueChange = {
  ...ofA,
  uuid: 'b',
  clientId: 'app-b',
  key: 'max',
  before: '5',
  after: null,
};

describe('applyPlan', () => {
  it('makes one write of the realm and one of each client', () => {
    expect(applyPlan([idle, max, ofA, ofB])).toEqual([
      { id: 'realm', clientId: undefined, changes: [idle, max] },
      { id: 'a', clientId: 'app-a', changes: [ofA] },
      { id: 'b', clientId: 'app-b', changes: [ofB] },
    ]);
  });

  it('takes two values of a client in one write', () => {
    const both = applyPlan([ofA, ofB, { ...ofA, key: 'max' }]);
    expect(both.map(({ id, changes }) => [id, changes.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('inverseItem', () => {
  it('is its own inverse, and ends where the item began', () => {
    const [item] = applyPlan([ofB]);
    expect(item && inverseItem(item).changes).toEqual([{ ...ofB, before: null, after: '5' }]);
    expect(item && inverseItem(inverseItem(item))).toEqual(item);
  });
});

describe('a value that somebody moved', () => {
  const item = { id: 'realm', clientId: undefined, changes: [idle, max] };
  const found = { idle: 15, max: 40 };

  it('is one that is neither what it was nor what it shall be', () => {
    expect(isMoved(idle, found)).toBe(true);
    expect(isMoved(max, found)).toBe(false);
    expect(isMoved(ofA, { idle: null })).toBe(false);
    expect(isMoved(ofA, { idle: '0' })).toBe(true);
  });

  it('is begun from what is there where its author insists', () => {
    expect(itemOnFound(item, found).changes[0]).toEqual({ ...idle, before: 15 });
    expect(itemOnFound({ ...item, changes: [ofB] }, { max: null }).changes[0]).toEqual({
      ...ofB,
      before: null,
    });
  });

  it('is left out where the other one is taken', () => {
    expect(itemWithoutMoved(item, found).changes).toEqual([max]);
  });
});
