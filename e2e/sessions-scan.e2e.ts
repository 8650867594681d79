import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import {
  deleteSessionRows,
  seedSessionRows,
  sessionIdsInDatabase,
} from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';

const COUNT = 10_000;
/** The oldest of ten thousand is then 29 days old, and idle for half of that. */
const APART_SECONDS = 250;
const PEOPLE = ['alice', 'bob', 'carol'];

test.use({
  realmSpec: {
    clients: [
      { clientId: 'fleet' },
      { clientId: 'moving' },
      { clientId: 'broken' },
      { clientId: 'halting' },
      { clientId: 'left' },
    ],
    // Far shorter than a scan may take: tokens end in the middle of one.
    accessTokenSeconds: 25,
  },
});

test.beforeEach(() => {
  needsDatabase();
  test.setTimeout(150_000);
});

const isLaterPage = ({ path }: { path: string }) => /offline-sessions\?first=[1-9]/.test(path);

/** The ids in what the page exports, which is what it shows. */
async function exportedIds(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export [\d,]+ rows$/ }).click();
  await page.getByRole('menuitem', { name: 'JSON Lines' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => /"session_id":"([^"]+)"/.exec(line)?.[1] ?? '')
    .toSorted();
}

test('ten thousand sessions are read to the end, filtered, ordered, selected and exported', async ({
  page,
  realm,
  open,
}) => {
  await seedSessionRows(realm, {
    clientId: 'fleet',
    usernames: PEOPLE,
    count: COUNT,
    apartSeconds: APART_SECONDS,
  });
  const worker = page.waitForEvent('worker');
  await open('clients/fleet/sessions');
  expect((await worker).url()).toContain('session-page-worker');
  const sessions = sessionsPage(page);
  const grid = page.getByRole('grid');
  await expect(sessions.status).toContainText('10,000 loaded, 10,000 counted by Keycloak', {
    timeout: 60_000,
  });
  await expect(grid).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  expect(await grid.getByRole('row').count()).toBeLessThan(80);

  await page.getByRole('button', { name: 'Idle age' }).click();
  await page.getByRole('textbox', { name: 'Not refreshed for' }).fill('never');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('alert')).toContainText('is not a duration');
  await page.getByRole('textbox', { name: 'Not refreshed for' }).fill('10d');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/[?&]idle=10d/);
  // The n-th is idle for 125 n seconds.
  await expect(sessions.matching).toHaveText(/^3,0(87|88) match$/);
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('button', { name: 'User', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'User name' }).fill('ali');
  await page.getByRole('combobox', { name: 'Match' }).selectOption('prefix');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(sessions.matching).toHaveText(/^1,0(29|30) match$/);

  // A link shows the same to somebody else.
  await page.reload();
  await expect(sessions.matching).toHaveText(/^1,0(29|30) match$/, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'User begins with ali' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter: Idle age' }).click();
  await expect(sessions.matching).toHaveText('3,334 match');
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(sessions.matching).toHaveText('10,000 shown');

  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await expect(grid.locator(':focus')).toHaveAttribute('aria-rowindex', String(COUNT + 1));
  await page.keyboard.press('Control+a');
  await expect(sessions.selection).toContainText('10,000 selected 3 users');
  await page.keyboard.press('Escape');
  await expect(sessions.selection).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await sessions.openRevocation();
  await expect(sessions.dialog).toContainText('10,000 sessions end with all clients');
  await sessions.dialog.getByRole('button', { name: 'Cancel' }).click();
  await sessions.selection.getByRole('button', { name: 'Clear' }).click();
  await expect(sessions.selection).toHaveCount(0);
  expect(await exportedIds(page)).toEqual(await sessionIdsInDatabase(realm, 'fleet'));
});

test('the list is the database’s own after 500 sessions went and 500 came while it was read', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const ids = await seedSessionRows(realm, {
    clientId: 'moving',
    usernames: PEOPLE,
    count: 6000,
    apartSeconds: APART_SECONDS,
  });
  // The third page waits until all that has happened.
  const goOn = dashboard.proxy.inject({
    when: ({ path }) => /offline-sessions\?first=2099/.test(path),
    fault: { kind: 'hold' },
    times: 1,
  });
  await open('clients/moving/sessions');
  await expect(page.getByRole('grid')).toBeVisible();
  await deleteSessionRows(ids.filter((_, index) => index % 12 === 0));
  await seedSessionRows(realm, {
    clientId: 'moving',
    usernames: PEOPLE,
    count: 500,
    apartSeconds: 60,
  });
  goOn();
  const sessions = sessionsPage(page);
  await expect(sessions.status).toContainText('6,000 loaded, 6,000 counted by Keycloak', {
    timeout: 100_000,
  });
  await expect(sessions.status).not.toContainText('changes while it is read');
  const truth = await sessionIdsInDatabase(realm, 'moving');
  expect(truth).toHaveLength(6000);
  expect(await exportedIds(page)).toEqual(truth);
});

test('pages that fail, are cut or come from a proxy are read again, and a token that ends is renewed', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await seedSessionRows(realm, {
    clientId: 'broken',
    usernames: PEOPLE,
    count: 5000,
    apartSeconds: APART_SECONDS,
  });
  const faults = [
    { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
    { kind: 'answer', status: 503, body: '<html>busy</html>', type: 'text/html' },
    { kind: 'answer', status: 200, body: '<html>portal</html>', type: 'text/html' },
    { kind: 'cut' },
    { kind: 'drop' },
  ] as const;
  for (const fault of faults) dashboard.proxy.inject({ when: isLaterPage, fault, times: 1 });
  await open('clients/broken/sessions');
  await expect(sessionsPage(page).status).toContainText('5,000 loaded, 5,000 counted', {
    timeout: 100_000,
  });
  expect(await exportedIds(page)).toEqual(await sessionIdsInDatabase(realm, 'broken'));

  // All tokens are older than their 25 s when it is read once more.
  await page.waitForTimeout(26_000);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(sessionsPage(page).status).toContainText('5,000 loaded, 5,000 counted', {
    timeout: 60_000,
  });
});

test('a scan that fails keeps what it has and goes on when asked, where no worker is to be had too', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await seedSessionRows(realm, {
    clientId: 'halting',
    usernames: PEOPLE,
    count: 3000,
    apartSeconds: APART_SECONDS,
  });
  const heal = dashboard.proxy.inject({
    when: isLaterPage,
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
  });
  await page.route('**/session-page-worker-*.js', (route) => route.fulfill({ status: 404 }));
  await open('clients/halting/sessions');
  const alert = page.getByRole('alert').filter({ hasText: 'could not be read to its end' });
  await expect(alert).toContainText('What is loaded stays', { timeout: 60_000 });
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible();
  heal();
  await alert.getByRole('button', { name: 'Go on' }).click();
  await expect(sessionsPage(page).status).toContainText('3,000 loaded', { timeout: 60_000 });
  await expect(alert).toHaveCount(0);
});

test('a scan rests while its page is left or it is paused, and two tabs read for themselves', async ({
  page,
  context,
  realm,
  dashboard,
  open,
}) => {
  await seedSessionRows(realm, {
    clientId: 'left',
    usernames: PEOPLE,
    count: 3000,
    apartSeconds: APART_SECONDS,
  });
  dashboard.proxy.inject({
    when: isLaterPage,
    fault: { kind: 'delay', millis: 3000 },
  });
  await open('clients/left/sessions');
  await page.getByRole('button', { name: 'Pause scan' }).click();
  await expect(sessionsPage(page).status).toContainText('paused', { timeout: 20_000 });
  await page.waitForTimeout(4000);
  const pages = () =>
    dashboard.proxy.seen.filter(({ path }) => /offline-sessions\?/.test(path)).length;
  const before = pages();
  await page.waitForTimeout(4000);
  expect(pages()).toBe(before);
  dashboard.proxy.heal();
  await page.getByRole('button', { name: 'Resume scan' }).click();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${dashboard.origin}/realms/${realm.name}/clients/left/sessions`);
  await page.getByRole('link', { name: 'left' }).click();
  for (const tab of [page, other]) {
    await expect(sessionsPage(tab).status).toContainText('3,000 loaded, 3,000 counted', {
      timeout: 60_000,
    });
  }
  await other.close();
});
