import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { fillSignIn } from '#e2e/support/sign-in.ts';
import { offlineToken } from '#e2e/support/tokens.ts';

test('with Keycloak down at the start, the page says so and goes on by itself once it is up', async ({
  page,
  realm,
  dashboard,
}) => {
  const start = dashboard.proxy.refuseAll();
  await page.goto(`${dashboard.origin}/realms/${realm.name}/policy`);
  await expect(page.getByRole('heading', { level: 1, name: /^Can’t reach/ })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No answer at');
  await expect(page.getByText(/Trying again in \d+ s/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await expectAccessible(page, 'Keycloak down at the start');
  start();
  await fillSignIn(page, { username: 'boss' });
  await expect(page).toHaveURL(/\/policy$/);
});

test('with Keycloak gone in the middle, a draft is kept, saving waits, and all comes back', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  const restore = dashboard.proxy.refuseAll();
  await policy.review.click();
  await expect(
    policy.dialog.getByRole('alert').filter({ hasText: 'could not be read' }),
  ).toContainText('The draft is kept');
  await expect(policy.dialog.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  const banner = page.getByRole('alert').filter({ hasText: 'Can’t reach Keycloak' });
  await expect(banner).toContainText('Nothing you see is newer than that');
  await expect(policy.idle).toHaveValue('45');
  await expect(policy.max).toHaveValue('60');
  await expect(policy.review).toBeDisabled();
  await expectAccessible(page, 'Keycloak gone');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(30 * 86_400);
  restore();
  // The next try may be its own, or a press of ours before that.
  await expect(async () => {
    const tryNow = page.getByRole('button', { name: 'Try now' });
    if (await tryNow.isVisible()) await tryNow.click({ timeout: 2000 });
    await expect(banner).toHaveCount(0, { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await policy.apply();
  await expect(policy.applied).toContainText('1 change');
});

test('with Keycloak gone, the last list stays and nothing can be revoked until it is back', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await offlineToken(realm, 'alice');
  await open('clients/app-a/sessions');
  const sessions = sessionsPage(page);
  await sessions.select('alice');
  const restore = dashboard.proxy.refuseAll();
  await sessions.selection.getByRole('button', { name: /^Revoke/ }).click();
  await expect(sessions.dialog).toBeVisible();
  await expect(page.getByText('Can’t reach Keycloak')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(sessions.dialog).toHaveCount(0);
  const banner = page.getByRole('alert').filter({ hasText: 'Can’t reach Keycloak' });
  await expect(banner).toBeVisible();
  await expect(sessions.rowsOf('alice')).toBeVisible();
  await expect(sessions.selection.getByRole('button', { name: /^Revoke/ })).toBeDisabled();
  restore();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(banner).toHaveCount(0);
  await expect(sessions.selection.getByRole('button', { name: /^Revoke/ })).toBeEnabled();
});

test('a page opened while Keycloak is gone comes by itself once it is back', async ({
  page,
  dashboard,
  open,
}) => {
  await open('clients');
  await expect(page.getByRole('link', { name: 'app-b' })).toBeVisible();
  const restore = dashboard.proxy.refuseAll();
  await page.getByRole('link', { name: 'app-b' }).click();
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('Can’t reach Keycloak', { timeout: 20_000 });
  await expectAccessible(page, 'page unreachable');
  await expect(panel.getByRole('button', { name: 'Try again' })).toBeVisible();
  restore();
  await expect(page.getByRole('heading', { level: 1, name: 'app-b' })).toBeVisible({
    timeout: 20_000,
  });
});
