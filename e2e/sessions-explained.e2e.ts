import { expectAccessible } from '#e2e/support/accessibility.ts';
import { ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { seedSessionRows } from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, refresh, tokensOfOneSession } from '#e2e/support/tokens.ts';

const DAY = 86_400;

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol', 'dave', 'erin'],
    clients: [
      { clientId: 'capped', idle: String(6 * DAY), max: String(22 * DAY) },
      { clientId: 'ghostly', idle: String(10 * DAY) },
      { clientId: 'mixed' },
      { clientId: 'aged-out' },
      { clientId: 'crowded' },
      ...Array.from({ length: 19 }, (_, index) => ({ clientId: `also-${index}` })),
    ],
  },
});

test('a session is explained: its four limits, which one binds, where each comes from', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const token = await offlineToken(realm, 'alice', 'capped');
  await ageSessions([{ ...token, started: 20 * DAY - 60, refreshed: 5 * DAY - 60 }]);
  await open(`clients/capped/sessions?open=${token.sessionId}`);
  const panel = page.getByRole('region', { name: 'Why this session dies' });
  await expect(panel).toContainText(token.sessionId);
  const limits = panel.getByRole('list', { name: 'Limits' }).getByRole('listitem');
  await expect(limits).toHaveText([
    /^Session idle30 dset on the realm, since the last refresh: ends it in 25 d$/,
    /^Client idlebinds6 dset on the client, since the last refresh: ends it in 1 d$/,
    /^Session maxoff$/,
    /^Client max22 dset on the client, since the start: ends it in 2 d$/,
  ]);
  await expectAccessible(page, 'an explained session');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/open=/);
  await page
    .getByRole('button', { name: /^Why and when/ })
    .first()
    .click();
  await expect(panel).toContainText('Client idle');
  await page.goto(page.url().replace(token.sessionId, 'nobody-knows-it'));
  await expect(panel).toContainText('holds no such session');
});

test('tokens die at the moment that the page says, by idle and by max', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  test.setTimeout(120_000);
  const left = 40;
  const [byIdle, refreshed, byMax] = await Promise.all([
    offlineToken(realm, 'alice', 'mixed'),
    offlineToken(realm, 'bob', 'mixed'),
    offlineToken(realm, 'carol', 'capped'),
  ]);
  await ageSessions([
    { ...byIdle, started: 40 * DAY, refreshed: 30 * DAY - left },
    { ...refreshed, started: 40 * DAY, refreshed: 30 * DAY - left },
    { ...byMax, started: 22 * DAY - left, refreshed: DAY },
  ]);
  await open('clients/mixed/sessions');
  const deathOf = async (clientId: string, username: string) => {
    await page.goto(page.url().replace(/clients.*/, `clients/${clientId}/sessions`));
    const cell = await sessionsPage(page).cellOf(username, 'Dies in');
    const title = (await cell.locator('[title]').first().getAttribute('title')) ?? '';
    return Date.parse(/\d{4}-\d\d-\d\dT[\d:]+Z/.exec(title)?.[0] ?? '');
  };
  const idleDeath = await deathOf('mixed', 'alice');
  const maxDeath = await deathOf('capped', 'carol');
  const until = (moment: number) => page.waitForTimeout(Math.max(0, moment - Date.now()));
  await until(idleDeath - 5000);
  expect(await refresh(refreshed)).toBe('accepted');
  await until(maxDeath - 3000);
  // A refresh moves idle, never max.
  expect(await refresh(byMax)).toBe('accepted');
  await until(Math.max(idleDeath, maxDeath) + 2000);
  expect(await refresh(byIdle)).toMatch(/^400 invalid_grant/);
  expect(await refresh(byMax)).toMatch(/^400 invalid_grant/);
  expect(await refresh(refreshed)).toBe('accepted');
});

test('ghosts are told by what killed them, filtered, and swept', async ({ page, realm, open }) => {
  needsDatabase();
  const [idle, disabled, live] = await Promise.all([
    offlineToken(realm, 'alice', 'ghostly'),
    offlineToken(realm, 'dave', 'ghostly'),
    offlineToken(realm, 'carol', 'ghostly'),
  ]);
  await ageSessions([{ ...idle, started: 20 * DAY, refreshed: 12 * DAY }]);
  const dave = `/realms/${realm.name}/users/${await realm.userId('dave')}`;
  await rest.put(dave, { enabled: false });
  await open('clients/ghostly/sessions');
  const sessions = sessionsPage(page);
  const state = (username: string) => sessions.cellOf(username, 'State');
  await expect(await state('alice')).toHaveText('ghost');
  await expect((await state('alice')).locator('[title]').first()).toHaveAttribute(
    'title',
    /revives it/,
  );
  await expect(await state('dave')).toHaveText('ghost');
  await expect(await sessions.cellOf('dave', 'Dies in')).toHaveText('dead: user disabled');
  await expect(await state('carol')).toHaveText('live');

  await page.getByText('Ghost 2').click();
  await expect(sessions.matching).toHaveText('2 match');
  await expect(page).toHaveURL(/state=ghost/);
  await page.getByRole('checkbox', { name: 'Select all 2 rows' }).check();
  await expect(sessions.selection).toContainText('2 selected 2 users · 2 ghosts');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await sessions.revoke();
  await sessions.close();
  await expect(page.getByRole('main')).toContainText('No session matches');
  await rest.put(dave, { enabled: true });
  expect(await refresh(disabled)).toMatch(/^400 invalid_grant/);
  expect(await refresh(live)).toBe('accepted');
  expect(await realm.sessionCount('ghostly')).toBe(1);
});

test('a not-before makes stale what was refreshed before it, and nothing else', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const [old, young] = await Promise.all([
    offlineToken(realm, 'alice', 'crowded'),
    offlineToken(realm, 'bob', 'crowded'),
  ]);
  await ageSessions([{ ...old, started: 5 * DAY, refreshed: 3 * DAY }]);
  const path = `/realms/${realm.name}/clients/${await realm.clientUuid('crowded')}`;
  const notBefore = Math.floor(Date.now() / 1000) - DAY;
  await rest.put(path, { clientId: 'crowded', notBefore });
  await open('clients/crowded/sessions');
  const state = (username: string) => sessionsPage(page).cellOf(username, 'State');
  await expect(await state('alice')).toHaveText('ghost');
  await expect(await state('bob')).toHaveText('live');
  expect(await refresh(young)).toBe('accepted');
  await rest.put(path, { clientId: 'crowded', notBefore: 0 });
});

test('sessions past the realm’s max are listed as ghosts, and left out of a plan', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const token = await offlineToken(realm, 'alice', 'aged-out');
  await ageSessions([{ ...token, started: 20 * DAY, refreshed: DAY }]);
  await realm.setPolicy({ maxEnabled: true, max: 10 * DAY });
  await open('clients/aged-out/sessions');
  const sessions = sessionsPage(page);
  await expect(await sessions.cellOf('alice', 'Dies in')).toContainText('dead 10 d');
  await sessions.select('alice');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await expect(sessions.dialog).toContainText('Keycloak cannot delete them any more');
  await expect(sessions.dialog.getByRole('button', { name: 'Revoke 0 sessions' })).toBeDisabled();
  await realm.resetPolicy();
});

test('a session of twenty clients, and one whose user is gone, are shown as what they are', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const others = Array.from({ length: 19 }, (_, index) => `also-${index}`);
  await seedSessionRows(realm, {
    clientId: 'crowded',
    otherClientIds: others,
    usernames: ['erin'],
    count: 1,
  });
  await open('clients/crowded/sessions?others=also-7');
  const sessions = sessionsPage(page);
  await expect(sessions.matching).toHaveText('1 match');
  await expect(await sessions.cellOf('erin', 'Also kills')).toContainText('also-0, also-1');
  await rest.delete(`/realms/${realm.name}/users/${await realm.userId('erin')}`);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(sessions.matching).toHaveText('0 match');
});

test('an address full of nonsense shows the list all the same', async ({ page, realm, open }) => {
  await offlineToken(realm, 'bob', 'mixed');
  await open(
    'clients/mixed/sessions?idle=soon&rule=luck&state=%3Cimg%3E&after=2026-13-99&sort=nope&desc=7&match=exact&open=..%2Fx&others=&user[]=1',
  );
  await expect(sessionsPage(page).rowsOf('bob').first()).toBeVisible();
  await expect(sessionsPage(page).matching).toHaveText(/shown$/);
});

test('who can obtain offline tokens is told from client, scope, consent and role', async ({
  page,
  realm,
  open,
}) => {
  await tokensOfOneSession(realm, 'bob', ['app-a']);
  await open('clients/app-a/sessions');
  await page.getByRole('button', { name: /^gets offline tokens/ }).click();
  const panel = page.getByRole('dialog', { name: /^gets offline tokens/ });
  await expect(panel).toContainText('Who can obtain offline tokens');
  await expect(panel).toContainText('authorization code, direct access grant (password)');
  await expect(panel).toContainText('optional: the app asks for it');
  await expect(panel).toContainText('nobody is asked');
  await expect(panel).toContainText('A default role');
  await expectAccessible(page, 'who can obtain offline tokens');
});
