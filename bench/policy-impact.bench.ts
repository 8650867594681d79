import { bench, describe } from 'vitest';

import type { OfflineSession } from '#domain/offline-session.ts';
import {
  createImpactCache,
  type GrantSource,
  type ImpactInput,
  impactSlices,
  policyImpact,
} from '#domain/policy-impact.ts';
import type { PolicySnapshot } from '#domain/policy-snapshot.ts';
import { sessionBatch } from '#domain/session-batch.ts';
import { createSessionSet } from '#domain/session-set.ts';
import { NO_CAUSES } from '#domain/session-state.ts';
import { DAY } from '#domain/time.ts';

import { spread } from './spread.ts';

/**
 * A keystroke in the realm's idle, which counts every grant anew; in one client's override, which counts
 * that client alone; and the longest slice, which is what the page stands still for. Budgets are in
 * docs/performance.md: 16 ms for 100,000; for a million no slice over 50 ms.
 */
const SIZES = [100_000, 1_000_000];

const NOW = 1_795_564_800;
const CLIENTS = Array.from({ length: 20 }, (_, index) => ({
  uuid: `34297b69-f811-4633-8451-${String(index).padStart(12, '0')}`,
  clientId: `app-${index}`,
  override: { idle: undefined, max: index % 3 === 0 ? String(50 * DAY) : undefined },
}));
const TODAY: PolicySnapshot = {
  realm: { idle: 30 * DAY, maxEnabled: true, max: 60 * DAY, clientIdle: 0, clientMax: 0 },
  clients: CLIENTS,
};

/** What stands at a place that is there. */
function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`nothing at ${index}`);
  return value;
}

function sessionOf(index: number, next: () => number): OfflineSession {
  const age = next() % (59 * DAY);
  const user = next() % 50_000;
  const own = at(CLIENTS, index % CLIENTS.length);
  return {
    id: `session-${index}`,
    userId: `fa68876e-dd9f-4806-989f-${String(user).padStart(12, '0')}`,
    username: `user-${user}`,
    ipAddress: undefined,
    startedAt: NOW - age,
    lastRefreshAt: NOW - Math.min(age, next() % (40 * DAY)),
    clients: index % 5 === 0 ? [own, at(CLIENTS, 0)] : [own],
  };
}

/** Half of all grants are the first client's, as in most realms. */
function sources(count: number): GrantSource[] {
  const next = spread(7);
  const sets = CLIENTS.map(() => createSessionSet());
  for (let index = 0; index < count; index += 1) {
    const client = index % 2 === 0 ? 0 : index % CLIENTS.length;
    at(sets, client).put(sessionBatch([sessionOf(index, next)]));
  }
  return sets.map((set, index) => ({
    clientUuid: at(CLIENTS, index).uuid,
    set,
    revision: 0,
    causes: NO_CAUSES,
  }));
}

/** The draft of the next keystroke: never one that was counted just before. */
function typing(all: readonly GrantSource[]): Record<'realm' | 'client', () => ImpactInput> {
  let typed = 0;
  const input = (drafted: PolicySnapshot) => ({ sources: all, today: TODAY, drafted, now: NOW });
  return {
    realm: () => {
      typed += 1;
      return input({ ...TODAY, realm: { ...TODAY.realm, idle: 10 * DAY + typed } });
    },
    client: () => {
      typed += 1;
      const override = { idle: String(5 * DAY + typed), max: undefined };
      const clients = CLIENTS.map((client, index) =>
        index === 1 ? { uuid: client.uuid, clientId: client.clientId, override } : client,
      );
      return input({ realm: TODAY.realm, clients });
    },
  };
}

for (const count of SIZES) {
  const all = sources(count);
  const next = typing(all);
  const cache = createImpactCache();
  policyImpact(cache, next.realm());
  const options = { time: 500, iterations: 10, warmupIterations: 3, warmupTime: 50 };

  describe(`impact of a draft on ${count}`, () => {
    bench('a keystroke in the realm', () => void policyImpact(cache, next.realm()), options);
    bench('a keystroke in one client', () => void policyImpact(cache, next.client()), options);
    bench('after a new scan', () => void policyImpact(createImpactCache(), next.realm()), options);
  });
}

for (const count of SIZES) {
  const next = typing(sources(count));
  const longest: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const steps = impactSlices(createImpactCache(), next.realm());
    let most = 0;
    for (let isDone = false; !isDone;) {
      const begun = performance.now();
      isDone = steps.next().done === true;
      most = Math.max(most, performance.now() - begun);
    }
    longest.push(most);
  }
  longest.sort((a, b) => a - b);
  process.stdout.write(
    `${count} grants, nothing counted before: longest slice ${at(longest, 10).toFixed(1)} ms (median of 20), ${at(longest, 19).toFixed(1)} ms at worst\n`,
  );
}
