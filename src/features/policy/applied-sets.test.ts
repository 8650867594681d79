import { describe, expect, it } from 'vitest';

import type { ValueChange } from '#domain/policy-changes.ts';
import type { ApplyState } from '#jobs/policy-apply.ts';

import { appliedChanges, hasWrittenIdle, parseApplied, parseApply } from './applied-sets.ts';

const idle: ValueChange = { kind: 'realm', key: 'idle', before: 1, after: 2 };
const max: ValueChange = {
  kind: 'client',
  uuid: 'a',
  clientId: 'app-a',
  key: 'max',
  before: null,
  after: '60',
};

const STATE: ApplyState = {
  id: 'x',
  startedAt: 5,
  direction: 'apply',
  phase: 'stopped',
  steps: [
    { item: { id: 'realm', clientId: undefined, changes: [idle] }, outcome: { kind: 'done' } },
    {
      item: { id: 'a', clientId: 'app-a', changes: [max] },
      outcome: { kind: 'conflict', found: { idle: null, max: '7' } },
    },
  ],
};

describe('parseApply', () => {
  it('brings a change set back as it was kept', () => {
    expect(parseApply(JSON.stringify(STATE))).toEqual(STATE);
  });

  it('takes changes as the review shows them, with the limits that count', () => {
    const limits = { effectiveBefore: { seconds: 1, source: 'realm' }, effectiveAfter: undefined };
    const steps = STATE.steps.map(({ item, outcome }) => ({
      item: { ...item, changes: item.changes.map((change) => Object.assign({}, change, limits)) },
      outcome,
    }));
    expect(parseApply(JSON.stringify(Object.assign({}, STATE, { steps })))).toEqual(STATE);
  });

  it.each([null, '', '{', '[]', JSON.stringify({ ...STATE, phase: 'flying' })])(
    'knows of none in %j',
    (text) => {
      expect(parseApply(text)).toBeUndefined();
    },
  );
});

describe('parseApplied', () => {
  it('reads the sets that were kept, and none where the text is not ours', () => {
    const sets = [{ id: 'x', at: 5, changes: [idle, max] }];
    expect(parseApplied(JSON.stringify(sets))).toEqual(sets);
    expect(parseApplied('{"x":1}')).toEqual([]);
  });
});

describe('appliedChanges', () => {
  it('has what was written alone', () => {
    expect(appliedChanges(STATE)).toEqual([idle]);
  });
});

const stateOf = (change: ValueChange, kind: 'done' | 'undone' | 'skipped'): ApplyState => ({
  ...STATE,
  steps: [{ item: { id: 'x', clientId: undefined, changes: [change] }, outcome: { kind } }],
});

describe('hasWrittenIdle', () => {
  it('is so where the realm’s idle was written, also where it was taken back', () => {
    expect(hasWrittenIdle(STATE)).toBe(true);
    expect(hasWrittenIdle(stateOf(idle, 'undone'))).toBe(true);
  });

  it('is not where it was left, or other values were written', () => {
    expect(hasWrittenIdle(stateOf(idle, 'skipped'))).toBe(false);
    expect(hasWrittenIdle(stateOf({ ...idle, key: 'max' }, 'done'))).toBe(false);
    expect(hasWrittenIdle(stateOf({ ...max, key: 'idle' }, 'done'))).toBe(false);
  });
});
