import type { Page, Request } from '@playwright/test';

import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak, rest } from '#e2e/support/keycloak.ts';
import {
  CLIENT_GONE,
  offlineToken,
  refresh,
  SESSION_GONE,
  tokensOfOneSession,
} from '#e2e/support/tokens.ts';
import { userPage } from '#e2e/support/user-page.ts';
import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';

test.use({ realmSpec: { users: ['alice', 'bob', 'carol', 'dave', 'erin'] } });

const field = (page: Page) =>
  page.getByRole('textbox', { name: 'Offline token, refresh token or session id' });
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const verdict = (page: Page) => page.getByRole('main').getByRole('status');

/** The same token with other claims, as somebody could forge one: nothing here checks signatures. */
function withClaims(token: string, change: object): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims: object = parseAnswer(Buffer.from(payload, 'base64url').toString());
  const changed = { ...claims, ...change };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

/** Whether a text holds any 16 characters in a row of a secret. */
function holdsPart(text: string, secret: string): boolean {
  for (let start = 0; start + 16 <= secret.length; start += 1) {
    if (text.includes(secret.slice(start, start + 16))) return true;
  }
  return false;
}

/** All that the browser keeps for this site, as one text. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
    const state = JSON.stringify([databases, history.state]);
    return [...stores, state, location.href, document.cookie].join(' ');
  });

test('a real offline token leads to its session, and revoking it there ends it; it is never sent or stored', async ({
  page,
  realm,
  open,
}) => {
  const [a, b] = await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  if (!a || !b) throw new Error('two tokens');
  await open('inspect');
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  await expectAccessible(page, 'inspector, empty');
  await field(page).fill(a.refreshToken);
  await expect(result(page).getByRole('heading', { name: 'Offline token' })).toBeVisible();
  await expect(result(page)).toContainText('Not verified');
  await expect(verdict(page)).toContainText(
    /The session is alive.*dies in 29 d 23 h, by realm idle/,
  );
  await expect(result(page).getByRole('link', { name: 'alice' })).toBeVisible();
  await expect(result(page).getByRole('link', { name: 'app-a' })).toBeVisible();
  await expect(result(page)).toContainText(a.sessionId);
  await expect(result(page)).toContainText(/Dies in.*29 d 23 h.*realm idle/);
  await expectAccessible(page, 'inspector, an offline token');

  await result(page).getByRole('button', { name: 'Revoke…' }).click();
  const { revoke, close } = userPage(page);
  await revoke();
  await close();
  await expect(verdict(page).first()).toContainText('The token is refused');
  await expect(result(page)).toContainText('lives on with app-b');
  expect(await refresh(a)).toBe(CLIENT_GONE);
  expect(await refresh(b)).toBe('accepted');

  const signature = a.refreshToken.split('.')[2] ?? '';
  for (const request of requests) {
    const sent = `${request.url()} ${request.postData() ?? ''}`;
    // Curfew's own refresh token has the same key id, and so a part in common.
    const isOwn = request.url().endsWith('/token');
    expect(holdsPart(sent, isOwn ? signature : a.refreshToken), request.url()).toBe(false);
  }
  expect(holdsPart(await storedText(page), a.refreshToken)).toBe(false);

  await page.getByRole('link', { name: 'Policy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Policy');
  await page.goBack();
  await expect(field(page)).toHaveValue('');
  await field(page).fill(a.refreshToken);
  await page.goto('about:blank');
  await page.goBack();
  await expect(field(page)).toHaveValue('');
  expect(holdsPart(await storedText(page), a.refreshToken)).toBe(false);
});

test('a token whose session is gone, and one of a disabled user, are said to be refused', async ({
  page,
  realm,
  open,
}) => {
  const gone = await offlineToken(realm, 'bob');
  await rest.delete(`/realms/${realm.name}/sessions/${gone.sessionId}?isOffline=true`);
  await open('inspect');
  await field(page).fill(`  "${gone.refreshToken}"\n`);
  await expect(verdict(page)).toContainText('no offline session of this id is alive');
  await expect(result(page).getByRole('button', { name: /^Revoke/ })).toHaveCount(0);
  expect(await refresh(gone)).toBe(SESSION_GONE);

  const disabled = await offlineToken(realm, 'carol');
  await rest.put(`/realms/${realm.name}/users/${await realm.userId('carol')}`, { enabled: false });
  await field(page).fill(disabled.refreshToken);
  await expect(verdict(page)).toContainText('The user is disabled');
  await expect(result(page)).toContainText('dead: user disabled');
});

test('a token past its own end is refused although its session lives on', async ({
  page,
  realm,
  open,
}) => {
  await realm.setPolicy({ maxEnabled: true, max: 8 });
  const token = await offlineToken(realm, 'erin');
  await realm.resetPolicy();
  await open('inspect');
  await field(page).fill(token.refreshToken);
  await expect(verdict(page)).toContainText('its own end has passed', { timeout: 20_000 });
  await expect(result(page)).toContainText(/Dies in.*29 d 23 h/);
  expect(await refresh(token)).toMatch(/^400 invalid_grant/);
  const inAnHour = Math.floor(Date.now() / 1000) + 3605;
  await field(page).fill(withClaims(token.refreshToken, { exp: inAnHour }));
  await expect(verdict(page)).toContainText(/Unused it dies in (1 h|59 min).*by its own end/);
});

test('an access token is told apart, and its session is found all the same', async ({
  page,
  realm,
  open,
}) => {
  const token = await offlineToken(realm, 'dave');
  await open('inspect', 'viewer');
  await field(page).fill(withClaims(token.refreshToken, { typ: 'Bearer' }));
  await expect(result(page).getByRole('heading', { name: 'Access token' })).toBeVisible();
  await expect(verdict(page)).toContainText('also has an offline session, which is alive');
  await expect(result(page)).toContainText('Revoking needs the role manage-users');
  await expect(result(page).getByRole('button', { name: 'Revoke…' })).toBeDisabled();
  await field(page).fill(withClaims(token.refreshToken, { typ: 'Refresh', sid: 'x', exp: 1 }));
  await expect(
    result(page).getByRole('heading', { name: 'Refresh token, not offline' }),
  ).toBeVisible();
  await expect(verdict(page)).toContainText('Its session has ended');
  await expectAccessible(page, 'inspector, a viewer');
});

test('what is no token of this realm is said to be what it is', async ({ page, realm, open }) => {
  const { refreshToken, sessionId } = await offlineToken(realm, 'dave');
  const CASES: readonly (readonly [text: string, words: string])[] = [
    [refreshToken.slice(0, 200), 'A damaged token.'],
    [refreshToken.slice(0, -80), 'A damaged token.'],
    [withClaims(refreshToken, { iss: 'https://accounts.example' }), 'A token of another server.'],
    [withClaims(refreshToken, { iss: undefined }), 'A token that names no issuer.'],
    ['Zk3J8sQ0aW1eR5tY7uI9oP2lK4jH6gF8', 'This looks like a client secret'],
    ['correct horse battery staple', 'Neither a token nor a session id.'],
    [`${refreshToken.split('.')[0] ?? ''}.a.b.c.d`, 'An encrypted token (JWE).'],
  ];
  await open('inspect');
  for (const [text, words] of CASES) {
    await field(page).fill(text);
    await expect(verdict(page)).toContainText(words);
  }
  await expectAccessible(page, 'inspector, something else');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page)).toHaveValue('');

  await field(page).fill(withClaims(refreshToken, { iss: `${keycloak.url}/realms/master` }));
  await expect(verdict(page)).toContainText('A token of another realm. It belongs to master');
  await page.getByRole('main').getByRole('link', { name: 'master' }).click();
  await expect(page).toHaveURL(/\/realms\/master\/inspect$/);
  await expect(result(page).getByRole('heading', { name: 'Offline token' })).toBeVisible();
  await page.goBack();
  await expect(verdict(page)).toContainText('A token of another realm.');

  await field(page).fill(sessionId);
  await expect(result(page).getByRole('heading', { name: 'A session id' })).toBeVisible();
  await expect(result(page)).toContainText('A password may look like this too.');
  await expectAccessible(page, 'inspector, a session id');
  const uuid = 'b816f0ea-a2c9-4d7e-8b2e-da54a3315bd4';
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await field(page).fill(uuid);
  await expect(result(page)).toContainText('It may also be the secret of a client');
  for (const link of await result(page).getByRole('link').all()) {
    await link.hover();
    await link.focus();
    await page.waitForTimeout(200);
  }
  expect(sent.filter((text) => text.includes(uuid))).toEqual([]);
  await field(page).fill(sessionId);
  await result(page)
    .getByRole('link', { name: /^app-a/ })
    .click();
  await expect(page.getByRole('row', { name: /dave/ })).toHaveCount(1);
});

test('without view-users the token is still read, and the role is named', async ({
  page,
  realm,
  open,
}) => {
  const { refreshToken } = await offlineToken(realm, 'dave');
  await open('inspect', 'clients-only');
  await field(page).fill(refreshToken);
  await expect(result(page)).toContainText('view-users');
  await expect(result(page)).toContainText('app-a');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  await expectAccessible(page, 'inspector without view-users, on a phone');
});
