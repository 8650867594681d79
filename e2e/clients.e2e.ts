import { expect, test } from '#e2e/support/curfew-test.ts';
import { offlineToken } from '#e2e/support/tokens.ts';

test.use({
  realmSpec: {
    users: ['alice', 'bob'],
    policy: { maxEnabled: true, clientMax: 50 * 86_400 },
    clients: [
      { clientId: 'ignored-max', max: '30d' },
      { clientId: 'longer-idle', idle: '7776000' },
      { clientId: 'shorter-idle', idle: '36000', max: '864000' },
      {
        clientId: 'no-flow',
        settings: { standardFlowEnabled: false, directAccessGrantsEnabled: false },
      },
      {
        clientId: 'no-scope',
        settings: { defaultClientScopes: ['basic'], optionalClientScopes: [] },
      },
      { clientId: 'asks-consent', settings: { consentRequired: true } },
      { clientId: 'always', settings: { defaultClientScopes: ['basic', 'offline_access'] } },
      { clientId: 'switched-off', settings: { enabled: false } },
    ],
  },
});

test('every client is listed with its sessions, its offline tokens and its lifetimes', async ({
  page,
  realm,
  open,
}) => {
  await offlineToken(realm, 'alice', 'shorter-idle');
  await offlineToken(realm, 'bob', 'shorter-idle');
  await open('clients');
  await expect(page).toHaveTitle(`Clients · ${realm.name} · Curfew`);
  const rows: readonly [string, string, string, string, string][] = [
    ['app-a', '0', 'on request', '30 d', '50 d'],
    ['ignored-max', '0', 'on request', '30 d', '50 d'],
    ['longer-idle', '0', 'on request', '30 d', '50 d'],
    ['shorter-idle', '2', 'on request', '10 h', '10 d'],
    ['no-flow', '0', 'no: no flow gives one', '30 d', '50 d'],
    ['no-scope', '0', 'no: scope not assigned', '30 d', '50 d'],
    ['asks-consent', '0', 'on request, asks consent', '30 d', '50 d'],
    ['always', '0', 'always', '30 d', '50 d'],
    ['switched-off', '0', 'no: client disabled', '30 d', '50 d'],
  ];
  for (const [clientId, count, access, idle, max] of rows) {
    const cells = page
      .getByRole('row', { name: new RegExp(`^${clientId} `) })
      .getByRole('gridcell');
    await expect(cells.nth(1), clientId).toHaveText(count);
    await expect(cells.nth(2), clientId).toHaveText(access);
    await expect(cells.nth(3), clientId).toContainText(idle);
    await expect(cells.nth(3), clientId).toContainText(
      clientId === 'shorter-idle' ? 'client' : 'realm',
    );
    await expect(cells.nth(4), clientId).toContainText(max);
    await expect(cells.nth(4), clientId).toContainText(
      clientId === 'shorter-idle' ? /client$/ : 'client default',
    );
  }
  await expect(page.getByRole('main')).toContainText('2 grants in 1 client of');
});

test('a client says where its lifetimes come from, and what is ignored', async ({ page, open }) => {
  await open('clients/ignored-max/sessions');
  const idle = page.getByRole('definition').first();
  const max = page.getByRole('definition').nth(1);
  await expect(idle).toContainText('30 d');
  await expect(max).toContainText('50 d');
  await expect(max).toContainText('“30d”, ignored');
  await expect(page.getByText('No offline sessions here')).toBeVisible();

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await page.getByRole('link', { name: 'longer-idle' }).click();
  await expect(idle).toContainText(/^30 d/);
  await expect(idle).toContainText('client 90 d');
});

test('search, order and choice of clients are in the address', async ({ page, realm, open }) => {
  await offlineToken(realm, 'alice', 'shorter-idle');
  await open('clients');
  const links = page.getByRole('grid', { name: 'Clients' }).getByRole('link');
  await page.getByRole('searchbox', { name: 'Search clients' }).fill('IDLE');
  await expect(links).toHaveText(['shorter-idle', 'longer-idle']);
  await expect(page).toHaveURL(/\?q=IDLE$/);
  await page.getByRole('button', { name: 'Client', exact: true }).click();
  await expect(links).toHaveText(['longer-idle', 'shorter-idle']);
  await expect(page.getByRole('columnheader', { name: 'Client' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('button', { name: 'Effective idle' }).click();
  await expect(links).toHaveText(['shorter-idle', 'longer-idle']);
  await expect(page).toHaveURL(/sort=idle/);
  await page.getByText('With sessions').click();
  await expect(links).toHaveText(['shorter-idle']);
  await expect(page).toHaveURL(/only=with-sessions/);
  await page.reload();
  await expect(links).toHaveText(['shorter-idle']);
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toHaveValue('IDLE');
  await links.click();
  await expect(page).toHaveURL(/\/clients\/shorter-idle\/sessions$/);
  await page.goBack();
  await expect(page).toHaveURL(/q=IDLE/);
  await expect(links).toHaveText(['shorter-idle']);
});

test('a search that finds nothing says so and can be cleared', async ({ page, open }) => {
  await open('clients?q=zzz');
  await expect(page.getByRole('heading', { name: 'No client matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
});

test('an address with a search nobody understands shows the list all the same', async ({
  page,
  open,
}) => {
  await open('clients?sort=nonsense&desc=maybe&only=7&q=12&x=%22');
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toHaveValue('12');
});

test('the list of clients is walked with the keyboard', async ({ page, open }) => {
  await open('clients?sort=client');
  const rows = page.getByRole('grid', { name: 'Clients' }).getByRole('row');
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(rows.nth(1)).toBeFocused();
  const clientId = await rows.nth(1).getByRole('link').textContent();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/clients/${clientId ?? ''}/sessions$`));
});
