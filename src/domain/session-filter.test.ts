import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { sessionBatch } from './session-batch.ts';
import { sessionExpiry } from './session-expiry.ts';
import { filterSessions, otherClientIds, type SessionFacts } from './session-filter.ts';
import { sortSessions } from './session-order.ts';
import { parseSessionSearch, type SessionSort } from './session-search.ts';
import { createSessionSet } from './session-set.ts';
import { NO_CAUSES, sessionStates } from './session-state.ts';
import { DAY } from './time.ts';

/** 2026-11-25, 00:00 UTC. */
const NOW = 1_795_564_800;
const A = { uuid: 'c-a', clientId: 'app-a' };
const B = { uuid: 'c-b', clientId: 'app-b' };

const session = (id: string, more: Partial<OfflineSession>): OfflineSession => ({
  id,
  userId: `id-of-${more.username ?? ''}`,
  username: 'mara',
  ipAddress: '10.0.0.1',
  startedAt: NOW - 20 * DAY,
  lastRefreshAt: NOW - 5 * DAY,
  clients: [A],
  ...more,
});

const SESSIONS = [
  session('Abc-1', { username: 'mara.lindqvist', ipAddress: '10.4.1.9' }),
  session('abC_2', { username: 'Mara', ipAddress: '10.4.1.10', clients: [A, B] }),
  session('xyz-3', { username: 'tom', ipAddress: '2001:db8::1', lastRefreshAt: NOW - 29 * DAY }),
  session('xyz-4', { username: undefined, userId: undefined, ipAddress: undefined }),
  session('dead5', { username: 'ghost', lastRefreshAt: NOW - 31 * DAY, startedAt: NOW - 40 * DAY }),
];

function list(more: Partial<SessionFacts> = {}) {
  const set = createSessionSet();
  for (const one of SESSIONS) set.put(sessionBatch([one]));
  const lives = {
    realm: { idle: 30 * DAY, maxEnabled: false, max: 0, clientIdle: 0, clientMax: 0 },
    override: { idle: undefined, max: String(45 * DAY) },
  };
  const expiry = sessionExpiry(set, lives);
  const states = sessionStates(set, expiry, NO_CAUSES, NOW);
  const facts = { clientUuid: A.uuid, expiry, states, ssoIds: undefined, now: NOW, ...more };
  return { set, facts };
}

function found(search: Record<string, unknown>, more: Partial<SessionFacts> = {}): string[] {
  const { set, facts } = list(more);
  return Array.from(filterSessions(set, parseSessionSearch(search), facts), set.idAt);
}

describe('filterSessions', () => {
  it.each([
    [{}, ['Abc-1', 'abC_2', 'xyz-3', 'xyz-4', 'dead5']],
    [{ user: 'MARA' }, ['Abc-1', 'abC_2']],
    [{ user: 'lind' }, ['Abc-1']],
    [{ user: 'lind', match: 'prefix' }, []],
    [{ user: 'mara', match: 'exact' }, ['abC_2']],
    [{ user: 'id-of-tom' }, ['xyz-3']],
    [{ session: 'ABC' }, ['Abc-1', 'abC_2']],
    [{ session: 'bc' }, []],
    [{ q: 'bc' }, ['Abc-1', 'abC_2']],
    [{ q: '4.1.1' }, ['abC_2']],
    [{ q: 'Tom' }, ['xyz-3']],
    [{ address: '10.4.1' }, ['Abc-1', 'abC_2']],
    [{ address: '10.4.1.0/29' }, []],
    [{ address: '10.4.0.0/16' }, ['Abc-1', 'abC_2']],
    [{ address: '2001:0db8:0::0001' }, ['xyz-3']],
    [{ address: '2001:db8::/32' }, ['xyz-3']],
    [{ before: '2026-10-20' }, ['dead5']],
    [{ after: '2026-10-20' }, ['Abc-1', 'abC_2', 'xyz-3', 'xyz-4']],
    [{ idle: '29d' }, ['xyz-3', 'dead5']],
    [{ dies: '1d' }, ['xyz-3']],
    [{ dies: '23h' }, []],
    [{ rule: 'max' }, []],
    [{ rule: 'session-idle' }, ['Abc-1', 'abC_2', 'xyz-3', 'xyz-4', 'dead5']],
    [{ state: 'ghost' }, ['dead5']],
    [{ state: 'past-session-idle' }, ['dead5']],
    [{ state: 'live', user: 'mara', others: 'app-b' }, ['abC_2']],
    [{ others: 'none' }, ['Abc-1', 'xyz-3', 'xyz-4', 'dead5']],
    [{ others: 'any' }, ['abC_2']],
    [{ others: 'app-a' }, []],
    [{ state: 'sso' }, []],
  ])('%j', (search, ids) => {
    expect(found(search)).toEqual(ids);
  });

  it('knows the live SSO sessions where they are known', () => {
    expect(found({ state: 'sso' }, { ssoIds: new Set(['xyz-4', 'unknown']) })).toEqual(['xyz-4']);
  });

  it('matches nothing by death where the policy is not known', () => {
    expect(found({ dies: '900d' }, { expiry: undefined })).toEqual([]);
    expect(found({ rule: 'idle' }, { expiry: undefined })).toEqual([]);
  });

  it('leaves dropped rows out', () => {
    const { set, facts } = list();
    set.drop(1);
    expect(Array.from(filterSessions(set, { user: 'mara' }, facts), set.idAt)).toEqual(['Abc-1']);
  });

  it('names the clients that share sessions', () => {
    expect(otherClientIds(list().set, A.uuid)).toEqual(['app-b']);
  });
});

const sorted = (columnId: SessionSort, isDescending = false) => {
  const { set, facts } = list();
  const rows = filterSessions(set, {}, facts);
  return Array.from(sortSessions(set, rows, { columnId, isDescending }, facts), set.idAt);
};

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

describe('sortSessions', () => {
  it('orders names without regard to case, the unknown first', () => {
    expect(sorted('user')).toEqual(['xyz-4', 'dead5', 'abC_2', 'Abc-1', 'xyz-3']);
  });

  it('orders addresses by their numbers', () => {
    expect(sorted('address')).toEqual(['xyz-4', 'dead5', 'Abc-1', 'abC_2', 'xyz-3']);
  });

  it('orders by time, and turns round', () => {
    expect(sorted('refreshed').slice(0, 2)).toEqual(['dead5', 'xyz-3']);
    expect(sorted('refreshed', true).at(-1)).toBe('dead5');
    expect(sorted('expires')[0]).toBe('dead5');
  });

  it('orders as comparing would, for any names and ids', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 12 });
    const ids = fc.uniqueArray(fc.stringMatching(/^[\w-]{1,30}$/), { maxLength: 400 });
    fc.assert(
      fc.property(ids, fc.array(names, { minLength: 1, maxLength: 40 }), (all, users) => {
        const set = createSessionSet();
        for (const [index, id] of all.entries()) {
          const username = users[index % users.length] || undefined;
          set.put(sessionBatch([session(id, { username, userId: `u${index % users.length}` })]));
        }
        const facts = { ...list().facts, states: new Uint8Array(set.length) };
        const rows = filterSessions(set, {}, facts);
        const by = (columnId: 'session' | 'user') =>
          Array.from(sortSessions(set, rows, { columnId, isDescending: false }, facts));
        const name = (row: number) => set.sessionAt(row).username?.toLowerCase() ?? '';
        const plain = Array.from(rows);
        expect(by('session')).toEqual(plain.toSorted((a, b) => compare(set.idAt(a), set.idAt(b))));
        expect(by('user')).toEqual(plain.toSorted((a, b) => compare(name(a), name(b)) || a - b));
      }),
      { numRuns: 50 },
    );
  });
});
