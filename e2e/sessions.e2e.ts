import { ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, tokensOfOneSession } from '#e2e/support/tokens.ts';

const DAY = 86_400;
const HALF_MINUTE = 30;

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol', 'dave', 'erin'],
    clients: [
      { clientId: 'aged' },
      { clientId: 'aged-capped', idle: '518400', max: '1900800' },
      { clientId: 'joined', max: '864000' },
      { clientId: 'ghosts', idle: '864000' },
      { clientId: 'walked' },
      { clientId: 'searched' },
    ],
  },
});

test('a session shows its user, id, address, times and the other clients in it', async ({
  page,
  realm,
  open,
}) => {
  const [token] = await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  await open('clients/app-a/sessions');
  await expect(page).toHaveTitle(`app-a · ${realm.name} · Curfew`);
  const cell = (column: string) => sessionsPage(page).cellOf('alice', column);
  await expect(await cell('Session')).toHaveText(token?.sessionId.slice(0, 8) ?? '');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('checkbox', { name: 'Address' }).check();
  await page.keyboard.press('Escape');
  await expect(await cell('Address')).toHaveText(/^[\d.:a-f]+$/);
  await page.reload();
  await expect(await cell('Address')).toHaveText(/^[\d.:a-f]+$/);
  await expect(await cell('Started')).toHaveText('< 1 min ago');
  await expect(await cell('Last refresh')).toHaveText('< 1 min ago');
  await expect(await cell('Dies in')).toContainText(/(29 d( 23 h)?|30 d)realm idle$/);
  await expect(await cell('Also kills')).toHaveText('app-b');
  await expect(sessionsPage(page).status).toContainText('1 loaded, 1 counted by Keycloak, as of');
  await expect(await cell('State')).toHaveText('live, SSO');
});

test('an aged session dies when and by what the rule says', async ({ page, realm, open }) => {
  needsDatabase();
  const [plain, capped] = await Promise.all([
    offlineToken(realm, 'alice', 'aged'),
    offlineToken(realm, 'alice', 'aged-capped'),
  ]);
  const ages = { started: 20 * DAY - HALF_MINUTE, refreshed: 5 * DAY - HALF_MINUTE };
  await ageSessions([
    { sessionId: plain.sessionId, ...ages },
    { sessionId: capped.sessionId, ...ages },
  ]);
  const cell = (column: string) => sessionsPage(page).cellOf('alice', column);

  await open('clients/aged/sessions');
  await expect(await cell('Started')).toHaveText(/^(19 d( 23 h)?|20 d) ago$/);
  await expect(await cell('Last refresh')).toHaveText(/^(4 d( 23 h)?|5 d) ago$/);
  await expect(await cell('Dies in')).toHaveText('25 drealm idle');

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await page.getByRole('link', { name: 'aged-capped' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('aged-capped');
  await expect(await cell('Dies in')).toHaveText('1 dclient idle');
});

test('where a client may have joined later, its maximum is shown as a bound', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const [first, joined] = await tokensOfOneSession(realm, 'bob', ['app-b', 'joined']);
  await ageSessions([
    {
      sessionId: first?.sessionId ?? '',
      started: 8 * DAY - HALF_MINUTE,
      refreshed: DAY,
      clientStarted: 4 * DAY,
    },
  ]);
  expect(joined?.sessionId).toBe(first?.sessionId);
  await open('clients/joined/sessions');
  const cell = await sessionsPage(page).cellOf('bob', 'Dies in');
  await expect(cell).toHaveText('≥ 2 dclient max');
});

test('dead rows that Keycloak still lists are shown as dead, and hidden ones are counted', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const [dead, hidden] = await Promise.all([
    offlineToken(realm, 'carol', 'ghosts'),
    offlineToken(realm, 'dave', 'ghosts'),
  ]);
  await ageSessions([
    { sessionId: dead.sessionId, started: 20 * DAY, refreshed: 12 * DAY + HALF_MINUTE },
    // Past the realm’s idle, but not long enough for Keycloak’s cleaner.
    { sessionId: hidden.sessionId, started: 50 * DAY, refreshed: 30 * DAY + 60 },
  ]);
  await open('clients/ghosts/sessions');
  const sessions = sessionsPage(page);
  await expect(await sessions.cellOf('carol', 'Dies in')).toContainText('dead 2 d');
  await expect(sessions.rowsOf('dave')).toHaveCount(0);
  await expect(sessions.status).toContainText('1 loaded, 2 counted by Keycloak');
});

test('sessions are searched and ordered, and the address keeps it', async ({
  page,
  realm,
  open,
}) => {
  for (const name of ['carol', 'alice', 'bob']) await offlineToken(realm, name, 'searched');
  await open('clients/searched/sessions');
  const users = page
    .getByRole('grid')
    .getByRole('rowgroup')
    .getByRole('gridcell', {
      name: /^(alice|bob|carol)$/,
    });
  await page.getByRole('button', { name: 'User', exact: true }).click();
  await expect(users.first()).toHaveText('alice');
  await page.getByRole('button', { name: 'User', exact: true }).click();
  await expect(users.first()).toHaveText('carol');
  await expect(page).toHaveURL(/\?sort=user&desc=true$/);
  await page.getByRole('searchbox', { name: 'User, session or address' }).fill('bob');
  await expect(users).toHaveText([/bob/]);
  await page.reload();
  await expect(users).toHaveText([/bob/]);
  await page.getByRole('searchbox').press('Escape');
  await expect(users.first()).toHaveText('carol');
});

test('rows are selected with keys and with a shift click', async ({ page, realm, open }) => {
  for (const name of ['alice', 'bob', 'carol', 'dave', 'erin']) {
    await offlineToken(realm, name, 'walked');
  }
  await open('clients/walked/sessions?sort=user');
  const { selection } = sessionsPage(page);
  const rows = page.getByRole('grid').getByRole('row');
  await rows.nth(1).focus();
  await page.keyboard.press('x');
  await expect(selection).toContainText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selection).toContainText('3 selected');
  await expect(rows.nth(3)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(selection).toHaveCount(0);

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selection).toContainText('2 selected');
  await expect(page.getByRole('row', { selected: true }).first()).toContainText('carol');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await expect(selection).toContainText('5 selected');
  await selection.getByRole('button', { name: 'Clear' }).click();
  await expect(selection).toHaveCount(0);

  await rows.nth(2).getByRole('gridcell', { name: 'bob', exact: true }).click();
  await rows
    .nth(4)
    .getByRole('gridcell', { name: 'dave', exact: true })
    .click({ modifiers: ['Shift'] });
  await expect(selection).toContainText('3 selected 3 users');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'Select all 5 rows' }).check();
  await expect(selection).toContainText('5 selected');
});

test('a client without sessions says what would apply to the first', async ({ page, open }) => {
  await open('clients/account-console/sessions');
  await expect(page.getByRole('main')).toContainText('No offline sessions here');
  await expect(page.getByRole('main')).toContainText('30 d');
  await page.getByRole('link', { name: 'Open policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
});
