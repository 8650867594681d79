import { describe, expect, it } from 'vitest';

import { type PolicyEvent, policyHistory } from './policy-history.ts';

const BY = { realmId: 'r', clientUuid: 'c', userId: 'u', ipAddress: undefined };
const event = (at: number, owner: string, values: PolicyEvent['values']): PolicyEvent => ({
  at,
  by: BY,
  owner,
  values,
});

describe('policyHistory', () => {
  it('tells an edit by the event before, and leaves out what changed nothing', () => {
    const events = [
      event(3, 'realm', { idle: 20, max: 5 }),
      event(1, 'realm', { idle: 10, max: 5 }),
      event(2, 'realm', { idle: 10, max: 5 }),
    ];
    expect(policyHistory(events).map(({ event: { at }, changes }) => [at, changes])).toEqual([
      [3, [{ key: 'idle', before: 10, after: 20 }]],
      [
        1,
        [
          { key: 'idle', before: undefined, after: 10 },
          { key: 'max', before: undefined, after: 5 },
        ],
      ],
    ]);
  });

  it('keeps realm and clients apart, and remembers over an event that sent only a part', () => {
    const events = [
      event(1, 'a', { idle: '60', max: null }),
      event(2, 'b', { idle: '60' }),
      event(3, 'a', { idle: '90' }),
      event(4, 'a', { max: null }),
    ];
    expect(policyHistory(events).map(({ event: { at } }) => at)).toEqual([3, 2, 1]);
  });

  it('takes of two edits in the same second the one that is listed later for the older', () => {
    const events = [event(1, 'a', { idle: '7200' }), event(1, 'a', { idle: '3600' })];
    expect(policyHistory(events)[0]?.changes).toEqual([
      { key: 'idle', before: '3600', after: '7200' },
    ]);
  });

  it('shows an edit whose values were not kept as unknown', () => {
    expect(policyHistory([event(1, 'realm', undefined)])).toEqual([
      { event: event(1, 'realm', undefined), changes: undefined },
    ]);
  });
});
