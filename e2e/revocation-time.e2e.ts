import { setTimeout as sleep } from 'node:timers/promises';

import type { Locator } from '@playwright/test';

import { HOUR, MINUTE } from '#domain/time.ts';
import { ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase, nowSeconds } from '#e2e/support/database.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { expectTruth, importPlan, plannedFleet, startPlan } from '#e2e/support/planned-job.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';
import {
  deleteSessionRows,
  seedSessionRows,
  sessionIdsInDatabase,
} from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, refresh, SESSION_GONE } from '#e2e/support/tokens.ts';

const CLIENTS = ['away', 'stale', 'clock'];

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol', 'dave'],
    clients: CLIENTS.map((clientId) => ({ clientId })),
  },
});
test.beforeEach(needsDatabase);

const isDelete = ({ method }: SeenRequest) => method === 'DELETE';

test('a plan an hour old, some of it gone and some users back since: the totals are the server’s', async ({
  page,
  realm,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'stale', 60, HOUR);
  const [revoked] = fleet.planned;
  await deleteSessionRows(fleet.ids.slice(0, 20));
  await rest.delete(`/realms/${realm.name}/sessions/${revoked?.sessionId ?? ''}?isOffline=true`);
  const back = [
    await offlineToken(realm, 'alice', 'stale'),
    await offlineToken(realm, 'bob', 'stale'),
    await offlineToken(realm, 'carol', 'stale'),
  ];
  await ageSessions(
    back.map(({ sessionId }, index) => ({
      sessionId,
      started: (index + 1) * 15 * MINUTE,
      refreshed: index * MINUTE,
    })),
  );
  await open('revocations');
  await importPlan(page, fleet);
  await startPlan(page, fleet);
  await expectTruth(page, fleet, back);
  expect(await revocationPage(page).count('Results', 'Already gone')).toBe(21);
});

test('a computer’s clock an hour fast, then an hour slow: what is chosen and shown goes by the server’s', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  // The n-th was refreshed 20 n minutes ago; by the computer's clock it would be an hour more.
  const ids = await seedSessionRows(realm, {
    clientId: 'clock',
    usernames: ['alice', 'bob', 'carol'],
    count: 12,
    apartSeconds: 40 * MINUTE,
  });
  const old = await offlineToken(realm, 'bob', 'clock');
  await ageSessions([{ ...old, started: 3 * HOUR, refreshed: 2 * HOUR }]);
  const young = await offlineToken(realm, 'dave', 'clock');
  await page.addInitScript(() => {
    const { now } = Date;
    let shiftMillis = 3_600_000;
    addEventListener('clock-set-back', () => {
      shiftMillis = -3_600_000;
    });
    globalThis.Date = new Proxy(Date, {
      construct: (target, given: []) =>
        given.length === 0 ? new target(now() + shiftMillis) : new target(...given),
      get: (target, key): unknown =>
        key === 'now' ? () => now() + shiftMillis : Reflect.get(target, key, target),
    });
  });
  const startedAt = nowSeconds();
  await open('clients/clock/sessions?idle=90m');
  expect(await page.evaluate(() => Date.now())).toBeGreaterThan((startedAt + HOUR) * 1000);
  const sessions = sessionsPage(page);
  await expect(sessions.matching).toHaveText('8 match');
  const grid = page.getByRole('grid');
  await expect(grid.getByText('7 h ago', { exact: true })).toHaveCount(1);
  await expect(grid.getByText('8 h ago', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke all 8 that match…' }).click();
  await expect(sessions.dialog).toContainText('Dry run complete, nothing changed yet');
  await sessions.choose('Whole session');
  let calls = 0;
  const release = dashboard.proxy.inject({
    when: (request) => isDelete(request) && (calls += 1) > 3,
    fault: { kind: 'hold' },
  });
  await sessions.dialog.getByRole('button', { name: 'Revoke 8 sessions' }).click();
  await expect.poll(() => calls).toBeGreaterThan(3);
  // In the middle somebody sets it, and somebody signs in again.
  await page.evaluate(() => dispatchEvent(new Event('clock-set-back')));
  expect(await page.evaluate(() => Date.now())).toBeLessThan(startedAt * 1000);
  const back = await offlineToken(realm, 'alice', 'clock');
  release();
  await sessions.dialog.getByRole('link', { name: 'Open its page' }).click();
  const job = revocationPage(page);
  await job.waitFor('Finished');
  expect(await job.count('Verified', 'Really gone')).toBe(8);
  expect(await job.count('Verified', 'New since')).toBe(1);
  const kept = [...ids.slice(0, 5), young.sessionId, back.sessionId];
  expect(await sessionIdsInDatabase(realm, 'clock')).toEqual(kept.toSorted());
  const answers = await Promise.all([old, young, back].map(refresh));
  expect(answers).toEqual([SESSION_GONE, 'accepted', 'accepted']);
  const times = await shownTimes(page.getByRole('region', { name: /^(Job|Verification)$/ }));
  // Planned, started, ended, read again.
  expect(times).toHaveLength(4);
  for (const time of times) {
    expect(time).toBeGreaterThanOrEqual(startedAt - 1);
    expect(time).toBeLessThanOrEqual(nowSeconds() + 1);
  }
});

/** The exact times in a part of the page, as they stand in UTC on hover. */
async function shownTimes(part: Locator): Promise<number[]> {
  const titles = await part
    .locator('time')
    .evaluateAll((found) => found.map((time) => time.getAttribute('title') ?? ''));
  return titles.map((title) => Date.parse(title.split(' · ')[1] ?? '') / 1000);
}

test('answers of 5 s make it slow, 30 s without a network make it wait; then it goes on by itself', async ({
  page,
  context,
  realm,
  dashboard,
  open,
}) => {
  test.setTimeout(150_000);
  const fleet = await plannedFleet(realm, 'away', 100);
  const arrivals: number[] = [];
  const calls = async (count: number) => {
    await expect.poll(() => arrivals.length, { intervals: [20] }).toBeGreaterThanOrEqual(count);
  };
  const { inject } = dashboard.proxy;
  // Slow enough for the network to go in the middle.
  inject({ when: isDelete, fault: { kind: 'delay', millis: 80 } });
  inject({ when: isDelete, fault: { kind: 'delay', millis: 5000 }, times: 6 });
  inject({
    when: (request) => {
      if (isDelete(request)) arrivals.push(Date.now());
      return false;
    },
    fault: { kind: 'drop' },
  });
  await open('revocations');
  const job = revocationPage(page);
  await importPlan(page, fleet);
  await startPlan(page, fleet);
  await calls(6);
  await expect(page.getByRole('region', { name: 'Rate' })).toContainText('1 in parallel');
  await calls(7);
  // Four went out at once, the next ones each after the answer of the one before.
  const waits = arrivals.map((at, index) => at - (arrivals[index - 1] ?? at));
  for (const wait of waits.slice(4, 7)) expect(wait).toBeGreaterThan(4500);

  await calls(30);
  await context.setOffline(true);
  const offlineAt = Date.now();
  let asked = 0;
  page.on('request', () => {
    asked += 1;
  });
  await job.waitFor('Paused');
  await expect(page.getByText('Keycloak does not answer').first()).toBeVisible();
  const reached = dashboard.proxy.seen.length;
  await sleep(30_000 - (Date.now() - offlineAt));
  expect(asked).toBeGreaterThan(3);
  expect(dashboard.proxy.seen).toHaveLength(reached);
  await job.waitFor('Paused');
  await context.setOffline(false);
  await expectTruth(page, fleet);
});
