import { expect, test } from '#e2e/support/curfew-test.ts';

test('the system chooses the theme first, and what somebody chose is remembered', async ({
  page,
  open,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('clients');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Switch to light theme' }).click();
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Switch to dark theme' })).toBeVisible();
  await expect(root).toHaveAttribute('data-theme', 'light');
});

test('the shell says who is signed in, what they may do, and has no dead link', async ({
  page,
  realm,
  open,
}) => {
  await open('clients', 'revoker');
  await expect(page.getByRole('button', { name: 'Signed in as revoker' })).toContainText(
    'Can view, revoke',
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clients');
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  await expect(links).toHaveText([
    'Clients',
    'Users',
    'Policy',
    'Revocations',
    'Journal',
    'Inspector',
  ]);
  for (const name of ['Users', 'Policy', 'Inspector', 'Clients']) {
    await links.filter({ hasText: name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page).toHaveTitle(`${name} · ${realm.name} · Curfew`);
    await expect(page.getByRole('main')).toBeFocused();
  }
});

test('an admin of one realm gets that realm alone, and starts in it', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('clients');
  await page.goto(dashboard.origin);
  await expect(page).toHaveURL(`${dashboard.origin}/realms/${realm.name}/clients`);
  await page.getByRole('button', { name: `Realm ${realm.name}, switch` }).click();
  await expect(page.getByRole('menuitem')).toHaveText([new RegExp(realm.name)]);
});

for (const { width, height } of [
  { width: 390, height: 800 },
  { width: 1024, height: 700 },
]) {
  test(`at ${width} pixels the pages fit and everything can be reached`, async ({ page, open }) => {
    await page.setViewportSize({ width, height });
    await open('clients');
    for (const name of ['Policy', 'Clients']) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, name).toBe(0);
    }
    await page.getByRole('link', { name: 'app-a' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('app-a');
  });
}
