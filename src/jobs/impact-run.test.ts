import { describe, expect, it } from 'vitest';

import { sessionBatch } from '#domain/session-batch.ts';
import { createSessionSet } from '#domain/session-set.ts';
import { NO_CAUSES } from '#domain/session-state.ts';

import { createImpactRun } from './impact-run.ts';

const DAY = 86_400;
const NOW = 1000 * DAY;

const policy = (idleDays: number) => ({
  realm: { idle: idleDays * DAY, maxEnabled: false, max: 0, clientIdle: 0, clientMax: 0 },
  clients: [{ uuid: 'a', clientId: 'app-a', override: { idle: undefined, max: undefined } }],
});

/** A realm with one client of so many sessions, refreshed a day apart. */
function realm(count: number) {
  const set = createSessionSet();
  for (let at = 0; at < count; at += 1) {
    set.put(
      sessionBatch([
        {
          id: `s${at}`,
          userId: `u${at}`,
          username: undefined,
          ipAddress: undefined,
          startedAt: NOW - 50 * DAY,
          lastRefreshAt: NOW - (at % 20) * DAY,
          clients: [{ uuid: 'a', clientId: 'app-a' }],
        },
      ]),
    );
  }
  const sources = [{ clientUuid: 'a', set, revision: 1, causes: NO_CAUSES }];
  const input = (idleDays: number) => ({
    sources,
    today: policy(30),
    drafted: policy(idleDays),
    now: NOW,
  });
  return { input };
}

/** A run whose clock moves on by so much at each look, so that a slice ends after few steps. */
function slowRun(millisAtEachLook: number) {
  let millis = 0;
  let breaths = 0;
  const run = createImpactRun({
    now: () => {
      millis += millisAtEachLook;
      return millis;
    },
    breathe: async () => {
      breaths += 1;
      await Promise.resolve();
    },
  });
  return { run, breaths: () => breaths };
}

describe('createImpactRun', () => {
  it('counts what it was asked last, and lets the page breathe in between', async () => {
    const { run, breaths } = slowRun(10);
    const { input } = realm(60_000);
    const seen: (number | undefined)[] = [];
    run.subscribe(() => seen.push(run.getSnapshot().impact?.total.dying.draft.all.most[0]));
    run.count(input(10));
    run.count(input(5));
    const last = input(15);
    run.count(last);
    await expect.poll(() => run.getSnapshot().input).toBe(last);
    expect(run.getSnapshot()).toMatchObject({ isCounting: false });
    // Idle of 15 days: those refreshed 15 to 19 days ago die.
    expect(seen.at(-1)).toBe(15_000);
    expect(seen).not.toContain(30_000);
    expect(breaths()).toBeGreaterThan(0);
  });

  it('takes no breath where there is little to count', async () => {
    const { run, breaths } = slowRun(0);
    const { input } = realm(20);
    run.count(input(10));
    const dying = () => run.getSnapshot().impact?.total.dying.draft.all.most[0];
    await expect.poll(dying).toBe(10);
    expect(breaths()).toBe(0);
  });
});
