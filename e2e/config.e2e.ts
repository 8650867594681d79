import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';

const GOOD = { keycloakUrl: 'https://id.example.com', realm: 'master', clientId: 'curfew' };

const missing = (key: string) => new RegExp(`“${key}” (is missing|must be filled in)`);

const BAD: readonly { name: string; config: object | string | null; problem: RegExp }[] = [
  { name: 'missing', config: null, problem: /answered 404\. The file is missing/ },
  { name: 'a web page', config: '<!doctype html><title>x</title>', problem: /It holds a web page/ },
  { name: 'cut off', config: '{"keycloakUrl": "https', problem: /It is not JSON/ },
  { name: 'empty', config: '', problem: /It is not JSON/ },
  { name: 'a list', config: '[]', problem: /“keycloakUrl” is missing|must be an object/i },
  { name: 'with an unknown key', config: { ...GOOD, kc: 1 }, problem: /“kc” is not a setting/ },
  { name: 'without a realm', config: { ...GOOD, realm: undefined }, problem: missing('realm') },
  {
    name: 'without a client',
    config: { ...GOOD, clientId: undefined },
    problem: missing('clientId'),
  },
  {
    name: 'with a blank client',
    config: { ...GOOD, clientId: ' ' },
    problem: /“clientId” (is empty|must be filled in)/,
  },
  {
    name: 'with a number for a name',
    config: { ...GOOD, realm: 7 },
    problem: /“realm” must be string, but is 7/,
  },
  { name: 'with a path for a realm', config: { ...GOOD, realm: '../x' }, problem: /“realm”/ },
  {
    name: 'with no address',
    config: { ...GOOD, keycloakUrl: 'id.example.com' },
    problem: /“keycloakUrl” must be an http\(s\) address/,
  },
  {
    name: 'with a script for an address',
    config: { ...GOOD, keycloakUrl: 'javascript:alert(1)' },
    problem: /“keycloakUrl” must be an http\(s\) address/,
  },
  {
    name: 'with a bad admin address',
    config: { ...GOOD, adminUrl: 'ftp://x' },
    problem: /“adminUrl” must be an http\(s\) address or a path/,
  },
];

for (const { name, config, problem } of BAD) {
  test(`a config.json that is ${name} gets a page that says what it must hold`, async ({
    page,
    dashboard,
  }) => {
    dashboard.setConfig(config);
    await page.goto(`${dashboard.origin}/realms/x/clients`);
    const panel = page.getByRole('alert');
    await expect(panel).toContainText('Curfew’s config.json cannot be used');
    await expect(panel).toContainText(problem);
    for (const key of ['keycloakUrl', 'adminUrl', 'realm', 'clientId']) {
      await expect(panel.getByRole('listitem').filter({ hasText: key }).first()).toBeVisible();
    }
  });
}

test('a repaired config.json works at the next try', async ({ page, dashboard }) => {
  dashboard.setConfig(null);
  await page.goto(dashboard.origin);
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'config problem');
  dashboard.setConfig(dashboard.config);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByLabel('Username or email')).toBeVisible();
});

test('a realm that is not there is named', async ({ page, dashboard }) => {
  dashboard.setConfig({ ...dashboard.config, realm: 'no-such-realm' });
  await page.goto(dashboard.origin);
  const panel = page.getByRole('alert');
  await expect(panel).toContainText('has no realm “no-such-realm”, which config.json names');
  await expectAccessible(page, 'realm missing');
});

test('an address ending in a slash works', async ({ page, dashboard }) => {
  const keycloakUrl = `${String(dashboard.config['keycloakUrl'])}/`;
  dashboard.setConfig({ ...dashboard.config, keycloakUrl, adminUrl: '/kc/' });
  await page.goto(dashboard.origin);
  await expect(page.getByLabel('Username or email')).toBeVisible();
});
