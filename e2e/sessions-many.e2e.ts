import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { seedSessionRows } from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';

const COUNT = 650;

test.use({ realmSpec: { clients: [{ clientId: 'field-app' }] } });

test('more than one page is said to be more, comes on demand, and wants its number typed', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  needsDatabase();
  await seedSessionRows(realm, {
    clientId: 'field-app',
    usernames: ['alice', 'bob', 'carol'],
    count: COUNT,
  });
  await open('clients/field-app/sessions');
  const sessions = sessionsPage(page);
  const grid = page.getByRole('grid');
  await expect(sessions.status).toContainText(`100 loaded, ${COUNT} counted by Keycloak`);
  await expect(page.getByText('There are more.')).toBeAttached();

  await page.getByRole('button', { name: 'Load 500 more' }).click();
  await expect(sessions.status).toContainText('600 loaded');
  dashboard.proxy.inject({
    when: ({ path }) => /offline-sessions\?/.test(path),
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
  });
  await page.getByRole('button', { name: 'Load 500 more' }).click();
  await expect(page.getByRole('alert')).toContainText('What is loaded stays', { timeout: 20_000 });
  await expect(sessions.status).toContainText('600 loaded');
  dashboard.proxy.heal();
  await page.getByRole('button', { name: 'Load 500 more' }).click();
  await expect(sessions.status).toContainText(`${COUNT} loaded`);
  await expect(page.getByText('Keycloak’s list ends here.')).toBeAttached();
  await expect(grid).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  expect(await grid.getByRole('row').count()).toBeLessThan(80);

  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await expect(grid.locator(':focus')).toHaveAttribute('aria-rowindex', String(COUNT + 1));

  await page.getByRole('checkbox', { name: `Select all ${COUNT} rows` }).check();
  await expect(sessions.selection).toContainText(`${COUNT} selected`);
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  const send = sessions.dialog.getByRole('button', { name: `Revoke ${COUNT} sessions` });
  await expect(send).toBeDisabled();
  await sessions.dialog.getByRole('textbox', { name: `Type ${COUNT} to confirm` }).fill('600');
  await expect(send).toBeDisabled();
  await sessions.dialog.getByRole('textbox').fill(String(COUNT));
  await expect(send).toBeEnabled();
  await sessions.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await realm.sessionCount('field-app')).toBe(COUNT);
});

test('every page is asked for with its size, never Keycloak’s silent hundred', async ({
  dashboard,
  page,
  realm,
  open,
}) => {
  needsDatabase();
  await seedSessionRows(realm, { clientId: 'app-a', usernames: ['alice'], count: 120 });
  await open('clients/app-a/sessions');
  await page.getByRole('button', { name: 'Load 500 more' }).click();
  await expect(sessionsPage(page).status).toContainText('120 loaded, 120 counted');
  const asked = dashboard.proxy.seen
    .filter(({ path }) => path.includes('/offline-sessions'))
    .map(({ path }) => new URL(path, 'http://x').searchParams.get('max'));
  expect(asked).toEqual(['100', '500']);
});
