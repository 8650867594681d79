import { expect, test } from '#e2e/support/curfew-test.ts';
import { offlineToken, refresh } from '#e2e/support/tokens.ts';

const IMG = '<img src=x onerror=window.__xss=1>';
const RTL = 'safe\u202Etxt.exe';
const LONG = 'x'.repeat(255);
const UP = '../../etc';
const FORMULA = '=HYPERLINK("http://x","y")';
const NAMES = [IMG, RTL, LONG, UP, FORMULA, 'a b/c?d#e%2f&f', '%2e%2e'];

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol\u202Egpj', '@sum'],
    clients: NAMES.map((clientId) => ({ clientId })),
  },
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
});

/** As it must be shown: what reorders or hides text is spelled out. */
const shown = (name: string): string => name.replaceAll('\u202E', '⟨U+202E⟩');

test('hostile client names are shown as text, and nothing overflows', async ({ page, open }) => {
  await open('clients');
  for (const name of NAMES) {
    await expect(page.getByRole('link', { name: shown(name), exact: true })).toBeVisible();
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

for (const name of NAMES) {
  test(`the page of client “${shown(name).slice(0, 40)}” opens by click and by address`, async ({
    page,
    realm,
    open,
  }) => {
    await offlineToken(realm, 'alice', name);
    await open('clients');
    await page.getByRole('link', { name: shown(name), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(shown(name));
    await expect(page.getByRole('gridcell', { name: 'alice', exact: true }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(shown(name));
    await expect(page).toHaveTitle(new RegExp('Curfew$'));
  });
}

for (const name of [IMG, UP, 'a b/c?d#e%2f&f', '%2e%2e']) {
  test(`“Only this client” really ends the tokens of client “${name}”`, async ({
    page,
    realm,
    open,
  }) => {
    const token = await offlineToken(realm, 'bob', name);
    await offlineToken(realm, 'alice', name);
    await open('clients');
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('checkbox', { name: /^Select the session of bob/ }).check();
    await page.getByRole('button', { name: 'Revoke 1 selected…' }).click();
    await page.getByRole('button', { name: 'Revoke 1 grant' }).click();
    await expect(page.getByRole('heading', { name: 'Revocation finished' })).toBeVisible();
    const said = await page.getByRole('list', { name: 'Results' }).textContent();
    expect({ said, token: await refresh(token) }).toEqual({
      said: expect.stringContaining('revoked'),
      token: expect.stringContaining('invalid_grant'),
    });
  });
}

test('hostile user names are shown as text', async ({ page, realm, open }) => {
  await offlineToken(realm, 'carol\u202Egpj');
  await offlineToken(realm, '@sum');
  await open('clients/app-a/sessions');
  await expect(page.getByRole('gridcell', { name: 'carol⟨U+202E⟩gpj', exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '@sum', exact: true })).toBeVisible();
});

test('hostile realm and client names in the address are answered clearly', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('clients');
  const own = `/realms/${realm.name}/clients`;
  const strangers = [IMG, RTL, LONG, 'x'.repeat(5000), '../x', '..', '.', '%00', ' ', 'a\nb'];
  const paths = strangers.flatMap((name) => [
    `/realms/${encodeURIComponent(name)}/clients`,
    `/realms/${encodeURIComponent(name)}/policy`,
    `${own}/${encodeURIComponent(name === IMG || name === RTL || name === LONG ? `${name}!` : name)}/sessions`,
  ]);
  for (const path of paths) {
    await test.step(path.slice(0, 80), async () => {
      await page.goto(dashboard.origin + path);
      const answer = page
        .getByRole('alert')
        .or(page.getByRole('heading', { name: /no such page/ }));
      const home = page.getByRole('grid', { name: 'Clients' });
      await expect(answer.first().or(home)).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: 'went wrong in Curfew' })).toHaveCount(
        0,
      );
    });
  }
  const outside = dashboard.proxy.seen.filter(
    ({ path }) => !/^\/(realms|admin\/realms)(\/|\?|$)/.test(path),
  );
  expect(outside).toEqual([]);
});

test('a realm and a client that are not there are named, with a way on', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('clients/no-such-client/sessions');
  await expect(page.getByRole('alert')).toContainText(`no-such-client`);
  await expect(page.getByRole('alert')).toContainText('There is no such thing here');
  await page.goto(`${dashboard.origin}/realms/no-such-realm/clients`);
  await expect(page.getByRole('alert')).toContainText('no-such-realm');
  await page.getByRole('button', { name: 'Realm no-such-realm, switch' }).click();
  await page.getByRole('menuitem', { name: realm.name }).click();
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
  await page.goto(`${dashboard.origin}/nonsense`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});
