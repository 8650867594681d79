import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { fillSignIn } from '#e2e/support/sign-in.ts';
import { offlineToken } from '#e2e/support/tokens.ts';

test('without view-clients the list of clients is refused and names the role', async ({
  page,
  realm,
  open,
}) => {
  await open('clients', 'realm-only');
  const panel = page.getByRole('alert');
  await expect(panel).toContainText(`You can’t see the clients of ${realm.name}`);
  await expect(panel).toContainText('view-clients');
  await expectAccessible(page, 'no permission');
  await realm.changeRole('POST', 'realm-only', 'view-clients');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
  await realm.changeRole('DELETE', 'realm-only', 'view-clients');
});

test('without view-realm the clients come without counts and lifetimes, never with zeros', async ({
  page,
  open,
}) => {
  await open('clients', 'clients-only');
  await expect(page.getByRole('main')).toContainText('view-realm');
  const cells = page.getByRole('row', { name: /^app-a / }).getByRole('gridcell');
  await expect(cells.nth(1)).toHaveText('—');
  await expect(cells.nth(3)).toHaveText('—');
  await expect(cells.nth(4)).toHaveText('—');
  await expectAccessible(page, 'clients without view-realm');
});

test('without view-realm the sessions are listed, and when they die is not guessed', async ({
  page,
  realm,
  open,
}) => {
  await offlineToken(realm, 'alice');
  await open('clients/app-a/sessions', 'clients-only');
  await expect(page.getByRole('main')).toContainText('view-realm');
  await expect(await sessionsPage(page).cellOf('alice', 'Dies in')).toHaveText('—');
  await page.getByRole('button', { name: 'Signed in as clients-only' }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toContainText('Can view');
});

test('without view-realm the policy is refused and names the role', async ({ page, open }) => {
  await open('policy', 'clients-only');
  const panel = page.getByRole('alert');
  await expect(panel).toContainText('You can’t see the policy of');
  await expect(panel).toContainText('view-realm');
  await expectAccessible(page, 'policy refused');
});

test('a viewer may not revoke, and sees which role is missing', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await offlineToken(realm, 'bob');
  await open('clients/app-a/sessions', 'viewer');
  await page.getByRole('checkbox', { name: /^Select the session of bob/ }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('manage-users');
  await expect(bar.getByRole('button', { name: /^Revoke/ })).toBeDisabled();
  await expectAccessible(page, 'selection of a viewer');
  expect(dashboard.proxy.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('somebody without any role of the realm is told so', async ({ page, realm, dashboard }) => {
  await page.goto(`${dashboard.origin}/realms/${realm.name}/clients`);
  await fillSignIn(page, { username: 'carol' });
  await expect(page.getByRole('alert')).toContainText('view-clients');
  await page.goto(dashboard.origin);
  await expect(page.getByRole('main')).toContainText(/view-realm|view-clients/);
  await expectAccessible(page, 'no realm');
});
