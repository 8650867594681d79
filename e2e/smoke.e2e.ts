import { expect, test } from '#e2e/support/curfew-test.ts';
import { tokensOfOneSession } from '#e2e/support/tokens.ts';

test('smoke', async ({ page, realm, open }) => {
  await tokensOfOneSession(realm, 'bob', ['app-a', 'app-b']);
  await open('clients');
  await expect(page.getByRole('grid')).toBeVisible();
  console.log(await page.locator('body').ariaSnapshot());
  await page.getByRole('link', { name: 'Policy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Policy');
  console.log(await page.locator('main').ariaSnapshot());
  await page.screenshot({ path: '/tmp/ownerc/b.png' });
  await page.goto(page.url().replace('policy', 'clients/app-a/sessions'));
  await page.getByRole('checkbox', { name: /Select the session/ }).check();
  console.log(await page.locator('body').ariaSnapshot());
  await page.getByRole('button', { name: /^Revoke 1/ }).click();
  await page.waitForTimeout(500);
  console.log(await page.getByRole('dialog').ariaSnapshot());
});
