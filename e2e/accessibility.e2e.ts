import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { tokensOfOneSession } from '#e2e/support/tokens.ts';

test.use({
  realmSpec: {
    policy: { maxEnabled: true },
    clients: [{ clientId: 'odd', idle: '36000', max: '30d' }],
  },
});

test('axe finds nothing on the clients, in their menus and in an empty search', async ({
  page,
  realm,
  open,
}) => {
  await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  await open('clients');
  await expect(page.getByRole('grid')).toBeVisible();
  await expectAccessible(page, 'clients');
  await page.getByRole('button', { name: `Realm ${realm.name}, switch` }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'realm switcher');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Signed in as boss' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'person menu');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByRole('heading', { name: 'No client matches' })).toBeVisible();
  await expectAccessible(page, 'no client matches');
});

test('axe finds nothing on the sessions, from the list to the results', async ({
  page,
  realm,
  open,
}) => {
  await tokensOfOneSession(realm, 'bob', ['app-a', 'app-b', 'odd']);
  await tokensOfOneSession(realm, 'carol', ['odd']);
  await open('clients/odd/sessions');
  const sessions = sessionsPage(page);
  await expect(sessions.rowsOf('bob')).toBeVisible();
  await expectAccessible(page, 'sessions');
  await sessions.select('bob');
  await expectAccessible(page, 'a selection');
  await sessions.openRevocation();
  await expectAccessible(page, 'revoke, this client');
  await sessions.choose('Whole session');
  await expectAccessible(page, 'revoke, whole session');
  await sessions.revoke();
  await expectAccessible(page, 'results');
  await sessions.close();
  await page.goto(page.url().replace('/odd/', '/account-console/'));
  await expect(page.getByText('No offline sessions here')).toBeVisible();
  await expectAccessible(page, 'no sessions');
});

test('axe finds nothing where there is nothing to find, nor for a viewer', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy', 'viewer');
  await expect(policyPage(page).idle).toBeDisabled();
  await expectAccessible(page, 'policy of a viewer');
  await page.goto(page.url().replace('/policy', '/clients/none/sessions'));
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'no such client');
  await page.goto(`${dashboard.origin}/nonsense`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expectAccessible(page, 'no such page');
});

test('axe finds nothing on a phone', async ({ page, realm, open }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await tokensOfOneSession(realm, 'alice', ['app-a']);
  await open('clients');
  await expect(page.getByRole('grid')).toBeVisible();
  await expectAccessible(page, 'clients on a phone');
  await page.getByRole('link', { name: 'app-a' }).click();
  await expect(page.getByRole('grid', { name: 'Offline sessions of app-a' })).toBeVisible();
  await expectAccessible(page, 'sessions on a phone');
  await page.getByRole('link', { name: 'Policy' }).click();
  await expect(policyPage(page).idle).toBeVisible();
  await expectAccessible(page, 'policy on a phone');
});
