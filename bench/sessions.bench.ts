import { bench, describe } from 'vitest';

import type { OfflineSession } from '#domain/offline-session.ts';
import { sessionBatch } from '#domain/session-batch.ts';
import { type GrantPolicy, sessionExpiry } from '#domain/session-expiry.ts';
import { filterSessions, type SessionFacts } from '#domain/session-filter.ts';
import { sortSessions } from '#domain/session-order.ts';
import { parseSessionSearch, SESSION_SORTS } from '#domain/session-search.ts';
import { createSessionSet, type SessionSet } from '#domain/session-set.ts';
import { NO_CAUSES, sessionStates } from '#domain/session-state.ts';
import { DAY } from '#domain/time.ts';

import { spread } from './spread.ts';

/** Budgets are in docs/performance.md: 16 ms and 50 ms for 100,000, 100 ms and 400 ms for a million. */
const SIZES = [100_000, 1_000_000];

const NOW = 1_795_564_800;
const APP = { uuid: '34297b69-f811-4633-8451-90e31941052a', clientId: 'app-a' };
const OTHER = { uuid: '6333160b-f989-46be-925c-e0e25caf0156', clientId: 'app-b' };
const POLICY: GrantPolicy = {
  realm: { idle: 30 * DAY, maxEnabled: true, max: 60 * DAY, clientIdle: 0, clientMax: 0 },
  override: { idle: undefined, max: String(50 * DAY) },
};

/** One filter of each kind, and all of them together. */
const SEARCHES = [
  { q: '12' },
  { user: 'user-12', match: 'prefix' },
  { session: 'aB' },
  { address: '10.4.0.0/16' },
  { after: '2026-10-20' },
  { idle: '10d' },
  { dies: '7d' },
  { rule: 'max' },
  { state: 'ghost' },
  { others: 'any' },
  { q: 'user', address: '10.0.0.0/9', idle: '1d', dies: '30d', state: 'live', others: 'none' },
];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function sessionOf(index: number, next: () => number): OfflineSession {
  const id = Array.from({ length: 24 }, () => ALPHABET[next() % 64]).join('');
  const user = next() % 50_000;
  const age = next() % (59 * DAY);
  return {
    id,
    userId: `fa68876e-dd9f-4806-989f-${String(user).padStart(12, '0')}`,
    username: `user-${user}`,
    ipAddress: `10.${next() % 8}.${next() % 250}.${index % 250}`,
    startedAt: NOW - age,
    lastRefreshAt: NOW - Math.min(age, next() % (29 * DAY)),
    clients: index % 5 === 0 ? [APP, OTHER] : [APP],
  };
}

function filled(count: number): { readonly set: SessionSet; readonly facts: SessionFacts } {
  const before = process.memoryUsage();
  const set = createSessionSet();
  const next = spread(7);
  for (let index = 0; index < count; index += 1) {
    set.put(sessionBatch([sessionOf(index, next)]));
  }
  const expiry = sessionExpiry(set, POLICY);
  const states = sessionStates(set, expiry, NO_CAUSES, NOW);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const megabytes = (key: 'heapUsed' | 'arrayBuffers') =>
    ((after[key] - before[key]) / 1_000_000).toFixed(0);
  process.stdout.write(
    `${count} sessions: ${megabytes('arrayBuffers')} MB of columns, ${megabytes('heapUsed')} MB of objects, not collected\n`,
  );
  return { set, facts: { clientUuid: APP.uuid, expiry, states, ssoIds: undefined, now: NOW } };
}

for (const count of SIZES) {
  const { set, facts } = filled(count);
  const all = filterSessions(set, {}, facts);
  const options = { time: 300, iterations: 5, warmupIterations: 2, warmupTime: 50 };

  describe(`expiry and states of ${count}`, () => {
    bench('expiry', () => void sessionExpiry(set, POLICY), options);
    bench('states', () => void sessionStates(set, facts.expiry, NO_CAUSES, NOW), options);
  });

  describe(`filter ${count}`, () => {
    for (const search of SEARCHES) {
      const parsed = parseSessionSearch(search);
      bench(JSON.stringify(search), () => void filterSessions(set, parsed, facts), options);
    }
  });

  describe(`sort ${count}`, () => {
    for (const columnId of SESSION_SORTS) {
      const sort = { columnId, isDescending: false };
      bench(columnId, () => void sortSessions(set, all, sort, facts), options);
    }
  });
}
