import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';

const GOOD = { keycloakUrl: 'https://id.example.com', realm: 'master', clientId: 'curfew' };

const BAD: readonly { name: string; config: object | string | null; problem: RegExp }[] = [
  { name: 'missing', config: null, problem: /answered 404\. The file is missing/ },
  { name: 'a web page', config: '<!doctype html><title>x</title>', problem: /It holds a web page/ },
  { name: 'cut off', config: '{"keycloakUrl": "https', problem: /It is not JSON/ },
  { name: 'empty', config: '', problem: /It is not JSON/ },
  { name: 'a list', config: '[]', problem: /“the file” must be Object, but is Array/ },
  { name: 'unknown key', config: { ...GOOD, kc: 1 }, problem: /“kc” is not a setting/ },
  { name: 'no realm', config: { ...GOOD, realm: undefined }, problem: /“realm”/ },
  { name: 'no client', config: { ...GOOD, clientId: undefined }, problem: /“clientId”/ },
  {
    name: 'blank client',
    config: { ...GOOD, clientId: ' ' },
    problem: /“clientId” must be filled/,
  },
  { name: 'a number', config: { ...GOOD, realm: 7 }, problem: /“realm” must be string, but is 7/ },
  { name: 'a path as realm', config: { ...GOOD, realm: '../x' }, problem: /“realm”/ },
  {
    name: 'no address',
    config: { ...GOOD, keycloakUrl: 'id.example.com' },
    problem: /“keycloakUrl” must be an http\(s\) address/,
  },
  {
    name: 'a script as address',
    config: { ...GOOD, keycloakUrl: 'javascript:alert(1)' },
    problem: /“keycloakUrl” must be an http\(s\) address/,
  },
  {
    name: 'a bad admin address',
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
