import { describe, expect, it } from 'vitest';

import { sessionBatch } from './session-batch.ts';
import { sessionHistograms } from './session-histogram.ts';
import {
  countSelected,
  countUsersOf,
  NOTHING_SELECTED,
  selectedRows,
  withSelected,
} from './session-selection.ts';
import { createSessionSet } from './session-set.ts';
import { SESSION_STATES } from './session-state.ts';
import { DAY } from './time.ts';

const NOW = 1_800_000_000;

function filled(users: readonly (string | undefined)[]) {
  const set = createSessionSet();
  for (const [index, userId] of users.entries()) {
    set.put(
      sessionBatch([
        {
          id: `s${index}`,
          userId,
          username: userId,
          ipAddress: undefined,
          startedAt: NOW - 30 * DAY,
          lastRefreshAt: NOW - index * DAY,
          clients: [],
        },
      ]),
    );
  }
  return set;
}

describe('a selection', () => {
  it('is of rows, and loses those that are dropped', () => {
    const set = filled(['a', 'b', 'c']);
    const mask = withSelected(NOTHING_SELECTED, set, Uint32Array.of(0, 2), true);
    expect([...selectedRows(set, mask)]).toEqual([0, 2]);
    set.drop(0);
    expect([...selectedRows(set, mask)]).toEqual([2]);
    expect([...selectedRows(set, withSelected(mask, set, Uint32Array.of(2), false))]).toEqual([]);
    expect(countSelected(Uint32Array.of(1, 2), mask)).toBe(1);
  });

  it('counts each user once, and every deleted user', () => {
    const set = filled(['a', 'a', undefined, undefined]);
    expect(countUsersOf(set, Uint32Array.of(0, 1, 2, 3))).toBe(3);
  });
});

const facts = (set: ReturnType<typeof filled>, latest: number) => ({
  clientUuid: 'c',
  states: new Uint8Array(set.length),
  ssoIds: undefined,
  now: NOW,
  expiry: {
    at: new Float64Array(set.length).fill(NOW + 6 * DAY),
    latestAt: new Float64Array(set.length).fill(NOW + latest),
    ruleOf: new Uint8Array(set.length).fill(3),
    realmEndAt: new Float64Array(set.length).fill(Infinity),
    isRealmIdle: new Uint8Array(set.length),
  },
});

describe('sessionHistograms', () => {
  it('tells those that die for sure from those that may', () => {
    const set = filled(['a', 'b', 'c']);
    expect(sessionHistograms(set, facts(set, 6 * DAY), 40 * DAY)).toMatchObject({
      dieWithinWeek: 3,
      mayDieWithinWeek: 3,
    });
    expect(sessionHistograms(set, facts(set, 20 * DAY), 40 * DAY)).toMatchObject({
      dieWithinWeek: 0,
      mayDieWithinWeek: 3,
    });
  });

  it('looks at live grants alone, and finds their median', () => {
    const set = filled(['a', 'b', 'c', 'd']);
    const all = facts(set, 6 * DAY);
    all.states[3] = SESSION_STATES.indexOf('user-disabled');
    const { idle, medianIdleSeconds } = sessionHistograms(set, all, 40 * DAY);
    expect(idle.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(Math.abs((medianIdleSeconds ?? 0) - DAY)).toBeLessThan(DAY / 20);
  });
});
