import type { Page } from '@playwright/test';

import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak } from '#e2e/support/keycloak.ts';
import { PASSWORD } from '#e2e/support/realm-spec.ts';
import {
  CLIENT_GONE,
  offlineToken,
  refresh,
  SESSION_GONE,
  tokensOfOneSession,
} from '#e2e/support/tokens.ts';
import { userPage } from '#e2e/support/user-page.ts';
import { codeFlowTokens } from '#scripts/keycloak/code-flow-tokens.mjs';

const RTL = 'carol\u202Egpj';
const DAY = 86_400;

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'dave', 'erin', 'frank', RTL, '@sum'],
    clients: [
      { clientId: 'app-c', idle: String(2 * DAY) },
      { clientId: 'consenting', settings: { consentRequired: true } },
    ],
  },
});

const cell = (page: Page, clientId: string, index: number) =>
  userPage(page).grants(clientId).getByRole('cell').nth(index);

test('a user is found by name, e-mail and id, and opens with a click', async ({
  page,
  realm,
  open,
}) => {
  await open('users');
  const list = page.getByRole('list', { name: 'Users' });
  const field = page.getByRole('searchbox', { name: 'Name, e-mail or user id' });
  for (const text of ['ali', 'alice@example.test', '*lice*', await realm.userId('alice')]) {
    await field.fill(text);
    await expect(page).toHaveURL(new RegExp(`q=`));
    await expect(list.getByRole('link')).toHaveText([/alice/]);
    await expect(field).toBeFocused();
  }
  await field.fill('');
  await list.getByRole('link', { name: /^alice / }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('First Last');
  await expect(page).toHaveTitle(`alice · ${realm.name} · Curfew`);
  await expect(page.getByText('No offline sessions', { exact: true })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText('Usersalice');
});

test('axe finds nothing on the list of users, nor where no user matches', async ({
  page,
  open,
}) => {
  await open('users');
  await expect(page.getByRole('list', { name: 'Users' }).getByRole('link')).not.toHaveCount(0);
  await expectAccessible(page, 'users');
  await page.getByRole('searchbox').fill('nobody-like-this');
  await expect(page.getByRole('heading', { name: 'No user matches' })).toBeVisible();
  await expectAccessible(page, 'no user matches');
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(page.getByRole('list', { name: 'Users' }).getByRole('link')).not.toHaveCount(0);
});

test('addresses of nonsense open the pages all the same', async ({ page, realm, open }) => {
  await offlineToken(realm, 'frank', 'app-b');
  await open('users?q=true');
  const users = page.getByRole('list', { name: 'Users' }).getByRole('link');
  await expect(users).not.toHaveCount(0);
  await page.goto(new URL('?q=%7B%22a%22%3A1%7D', page.url()).href);
  await expect(users).not.toHaveCount(0);
  const frank = `users/${await realm.userId('frank')}?range=5y`;
  await page.goto(new URL(frank, page.url()).href);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  expect(await page.getByRole('main').innerHTML()).not.toContain('NaN');
});

test('every grant of a user in two sessions and three clients is listed with its own rule', async ({
  page,
  realm,
  open,
}) => {
  const [a, b] = await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  const c = await offlineToken(realm, 'alice', 'app-c');
  if (!a || !b) throw new Error('two tokens');
  await open(`users/${await realm.userId('alice')}`);
  const user = userPage(page);
  await expect(user.grants()).toHaveCount(3);
  await expect(user.session(a.sessionId)).toContainText(/SSO live.*app-a.*app-b/);
  await expect(user.session(c.sessionId)).toContainText('app-c');
  await expect(user.session(c.sessionId)).not.toContainText('SSO live');
  await expect(cell(page, 'app-c', 3)).toContainText(/2 d.*client/);
  await expect(cell(page, 'app-a', 3)).toContainText(/30 d.*realm/);
  await expect(cell(page, 'app-c', 5)).toContainText('1 d 23 h');
  await expect(page.getByRole('main')).toContainText('3 live');
  const consents = page.getByRole('table', { name: 'Consents by client' });
  for (const name of ['app-a', 'app-b', 'app-c']) {
    await expect(consents.getByRole('row', { name: new RegExp(name) })).toContainText(
      'offline token',
    );
  }
  await expectAccessible(page, 'a user');
  await page.getByRole('radio', { name: '1 y' }).check({ force: true });
  await expect(page).toHaveURL(/range=1y/);
});

test('on a phone the grants are cards, and nothing overflows', async ({ page, realm, open }) => {
  await offlineToken(realm, 'frank', 'app-b');
  await page.setViewportSize({ width: 390, height: 844 });
  await open(`users/${await realm.userId('frank')}`);
  const cards = page.getByRole('list', { name: 'Grants' }).getByRole('listitem');
  await expect(cards.first()).toContainText('app-b');
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  await expectAccessible(page, 'a user on a phone');
});

test('revoking one client’s part says that it reaches all sessions, and spares other clients', async ({
  page,
  realm,
  open,
}) => {
  const [a, b] = await tokensOfOneSession(realm, 'bob', ['app-a', 'app-b']);
  const again = await offlineToken(realm, 'bob', 'app-a');
  if (!a || !b) throw new Error('two tokens');
  await open(`users/${await realm.userId('bob')}`);
  const user = userPage(page);
  await page
    .getByRole('table', { name: /^Grants/ })
    .getByRole('button', { name: `Revoke app-a in session ${a.sessionId.slice(0, 8)}…` })
    .click();
  await expect(user.dialog).toContainText('1 more of the same 1 user');
  await expectAccessible(page, 'revoke one client of a user');
  await user.revoke();
  await user.close();
  await expect(page.getByText('Revocation: grants of 1 user revoked.')).toBeVisible();
  await expect(user.grants()).toHaveCount(1);
  expect(await refresh(a)).toBe(CLIENT_GONE);
  expect(await refresh(again)).toMatch(/^400 invalid_grant/);
  expect(await refresh(b)).toBe('accepted');
});

test('one session ends whole, and the user’s others live on', async ({ page, realm, open }) => {
  const [a, b] = await tokensOfOneSession(realm, 'dave', ['app-a', 'app-b']);
  const other = await offlineToken(realm, 'dave', 'app-a');
  if (!a || !b) throw new Error('two tokens');
  await open(`users/${await realm.userId('dave')}`);
  const user = userPage(page);
  await user
    .session(a.sessionId)
    .getByRole('button', { name: /^Revoke session/ })
    .click();
  await expect(user.dialog).toContainText('2 grants of 2 clients die');
  await expect(user.dialog).toContainText('1 live SSO session ends');
  await expectAccessible(page, 'revoke one session of a user');
  await user.revoke();
  await user.close();
  expect(await refresh(a)).toBe(SESSION_GONE);
  expect(await refresh(b)).toBe(SESSION_GONE);
  expect(await refresh(other)).toBe('accepted');
  await expect(user.grants()).toHaveCount(1);
});

test('all sessions of a user end, those of others do not', async ({ page, realm, open }) => {
  const tokens = [
    ...(await tokensOfOneSession(realm, 'erin', ['app-a', 'app-b'])),
    await offlineToken(realm, 'erin', 'app-c'),
  ];
  const bystander = await offlineToken(realm, 'frank', 'app-c');
  await open(`users/${await realm.userId('erin')}`, 'revoker');
  const user = userPage(page);
  await page.getByRole('button', { name: 'Revoke all 2 sessions…' }).click();
  await expect(user.dialog).toContainText('3 grants of 3 clients die');
  await user.revoke();
  await user.close();
  await expect(page.getByText('No offline sessions', { exact: true })).toBeVisible();
  for (const token of tokens) expect(await refresh(token)).toBe(SESSION_GONE);
  expect(await refresh(bystander)).toBe('accepted');
});

test('the session one is signed in with is left out of “all”', async ({ page, realm, open }) => {
  const bossId = await realm.userId('boss');
  await open(`users/${bossId}`);
  const cookies = await page.context().cookies(`${keycloak.url}/realms/${realm.name}/`);
  await codeFlowTokens({
    realmUrl: realm.url,
    client: { clientId: 'app-a', redirectUri: 'http://127.0.0.1/back', scope: 'offline_access' },
    user: { username: 'boss', password: PASSWORD },
    cookies: new Map(cookies.map(({ name, value }) => [name, value])),
  });
  await page.reload();
  await page.getByRole('button', { name: 'Revoke all 1 session…' }).click();
  const { dialog } = userPage(page);
  await expect(dialog).toContainText('The session you are signed in with is left out');
  await expect(dialog.getByRole('button', { name: 'Revoke 0 sessions' })).toBeDisabled();
});

test('a viewer sees the grants, and which role revoking needs', async ({ page, realm, open }) => {
  await offlineToken(realm, 'frank', 'app-a');
  await open(`users/${await realm.userId('frank')}`, 'viewer');
  await expect(page.getByRole('main')).toContainText('Revoking needs the role manage-users');
  for (const button of await page.getByRole('button', { name: /^Revoke/ }).all()) {
    await expect(button).toBeDisabled();
  }
  await expectAccessible(page, 'a user seen by a viewer');
});

test('without view-users the pages are refused and name the role', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('users', 'clients-only');
  const panel = page.getByRole('alert');
  await expect(panel).toContainText(`You can’t see the users of ${realm.name}`);
  await expect(panel).toContainText('view-users');
  await expectAccessible(page, 'users refused');
  await page.goto(`${dashboard.origin}/realms/${realm.name}/users/${await realm.userId('alice')}`);
  await expect(panel).toContainText('view-users');
});

test('without view-clients the grants are listed, and when they die is not guessed', async ({
  page,
  realm,
  open,
}) => {
  await offlineToken(realm, '@sum', 'app-a');
  await realm.changeRole('POST', 'realm-only', 'view-users');
  await open(`users/${await realm.userId('@sum')}`, 'realm-only');
  await expect(cell(page, 'app-a', 3)).toHaveText('—');
  await expect(cell(page, 'app-a', 5)).toHaveText('—');
  await expect(page.getByRole('main')).toContainText('view-clients');
  await expect(page.getByRole('main')).toContainText('1 live');
  await expectAccessible(page, 'a user without view-clients');
  await realm.changeRole('DELETE', 'realm-only', 'view-users');
});

test('a user who is not there, and ids that climb, are said to be missing', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('users/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('alert')).toContainText('There is no such thing here');
  await page.goto(`${dashboard.origin}/realms/${realm.name}/users/..%2Fclients`);
  await expect(page.getByRole('alert')).toContainText('There is no such thing here');
});

test('hostile names are shown as text', async ({ page, realm, open }) => {
  await offlineToken(realm, RTL, 'app-a');
  await open('users?q=carol');
  await page.getByRole('link', { name: /^carol⟨U\+202E⟩gpj/ }).click();
  await expect(userPage(page).grants('app-a')).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText('carol⟨U+202E⟩gpj');
  expect(await page.locator('body').innerText()).not.toContain('\u202E');
});
