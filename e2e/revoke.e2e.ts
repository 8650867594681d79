import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak, rest, uniqueSuffix } from '#e2e/support/keycloak.ts';
import { PASSWORD } from '#e2e/support/realm-spec.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import {
  CLIENT_GONE,
  offlineToken,
  refresh,
  SESSION_GONE,
  tokensOfOneSession,
} from '#e2e/support/tokens.ts';
import { codeFlowTokens } from '#scripts/keycloak/code-flow-tokens.mjs';

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace'],
    clients: [
      { clientId: 'app-c' },
      { clientId: 'app-d' },
      { clientId: 'app-e' },
      { clientId: 'app-f' },
    ],
  },
});

test('“Only this client” ends one of two tokens in a session, “Whole session” both', async ({
  page,
  realm,
  open,
}) => {
  const [a, b] = await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  if (!a || !b) throw new Error('two tokens');
  expect(a.sessionId).toBe(b.sessionId);
  await offlineToken(realm, 'grace', 'app-a');
  const bystander = await offlineToken(realm, 'bob', 'app-b');
  const sessions = sessionsPage(page);

  await open('clients/app-a/sessions');
  await expect(sessions.rowsOf('alice')).toContainText('app-b');
  await sessions.select('alice');
  await sessions.openRevocation();
  await expect(sessions.dialog).toContainText('Other clients and SSO stay');
  await sessions.revoke();
  await expect(sessions.results).toContainText(/alice.*revoked/);
  await sessions.close();
  expect(await refresh(a)).toBe(CLIENT_GONE);
  expect(await refresh(b)).toBe('accepted');
  await expect(sessions.rowsOf('alice')).toHaveCount(0);

  const [again] = await tokensOfOneSession(realm, 'carol', ['app-a', 'app-b']);
  if (!again) throw new Error('a token');
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await page.getByRole('link', { name: 'app-b' }).click();
  await sessions.select('alice');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await sessions.revoke();
  await sessions.close();
  expect(await refresh(a)).toMatch(/^400 invalid_grant/);
  expect(await refresh(b)).toBe(SESSION_GONE);
  expect(await refresh(bystander)).toBe('accepted');
  expect(await refresh(again)).toBe('accepted');
});

test('a whole session ends for every client in it and for the browser it began in', async ({
  page,
  realm,
  open,
}) => {
  const tokens = await tokensOfOneSession(realm, 'dave', ['app-a', 'app-c']);
  await offlineToken(realm, 'grace', 'app-a');
  const sessions = sessionsPage(page);
  await open('clients/app-a/sessions');
  await sessions.select('dave');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await expect(sessions.dialog).toContainText('1 live SSO session ends');
  const losses = sessions.dialog.getByRole('table');
  await expect(losses.getByRole('row', { name: /app-c/ })).toContainText('1');
  await sessions.revoke();
  await sessions.close();
  expect(await Promise.all(tokens.map(refresh))).toEqual([SESSION_GONE, SESSION_GONE]);
  const live = await rest.get<unknown[]>(
    `/realms/${realm.name}/users/${await realm.userId('dave')}/sessions`,
  );
  expect(live).toEqual([]);
});

test('“Only this client” says how many more sessions of the same user go, and they go', async ({
  page,
  realm,
  open,
}) => {
  const first = await offlineToken(realm, 'erin', 'app-c');
  const second = await offlineToken(realm, 'erin', 'app-c');
  const other = await offlineToken(realm, 'erin', 'app-b');
  await offlineToken(realm, 'frank', 'app-c');
  const sessions = sessionsPage(page);
  await open('clients/app-c/sessions');
  await page
    .getByRole('checkbox', { name: `Select the session of erin, ${first.sessionId.slice(0, 8)}` })
    .check();
  await sessions.openRevocation();
  await expect(sessions.dialog).toContainText('1 more of the same 1 user');
  await expect(sessions.dialog.getByRole('button', { name: 'Revoke 2 grants' })).toBeEnabled();
  await sessions.revoke();
  await sessions.close();
  await expect(sessions.rowsOf('erin')).toHaveCount(0);
  await expect(sessions.rowsOf('frank')).toHaveCount(1);
  expect(await refresh(first)).toMatch(/^400 invalid_grant/);
  expect(await refresh(second)).toMatch(/^400 invalid_grant/);
  expect(await refresh(other)).toBe('accepted');
});

test('a selection of several is revoked with a result for each, and the counts are right at once', async ({
  page,
  realm,
  open,
}) => {
  const people = ['alice', 'bob', 'carol'];
  const tokens = await Promise.all(people.map((name) => offlineToken(realm, name, 'app-d')));
  const kept = await offlineToken(realm, 'frank', 'app-d');
  const sessions = sessionsPage(page);
  await open('clients');
  await expect(page.getByRole('row', { name: /^app-d public 4 / })).toBeVisible();
  await page.getByRole('link', { name: 'app-d' }).click();
  for (const name of people) await sessions.select(name);
  await expect(sessions.selection).toContainText('3 selected');
  await sessions.openRevocation();
  await expect(sessions.dialog).toContainText('3 users with 3 sessions');
  await sessions.choose('Whole session');
  await sessions.revoke();
  await expect(sessions.results.getByRole('listitem')).toHaveCount(3);
  await expect(sessions.results.getByText('revoked')).toHaveCount(3);
  await sessions.close();
  await expect(sessions.status).toContainText('1 loaded, 1 counted by Keycloak');
  await expect(sessions.selection).toHaveCount(0);
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await expect(page.getByRole('row', { name: /^app-d public 1 / })).toBeVisible();
  for (const token of tokens) expect(await refresh(token)).toBe(SESSION_GONE);
  expect(await refresh(kept)).toBe('accepted');
});

test('what came of it stays on screen although no session of the client is left', async ({
  page,
  realm,
  open,
}) => {
  await offlineToken(realm, 'alice', 'app-e');
  const sessions = sessionsPage(page);
  await open('clients/app-e/sessions');
  await sessions.select('alice');
  await sessions.openRevocation();
  await sessions.revoke();
  // The list is read again behind the dialog, and is empty then.
  await expect(page.getByText('No offline sessions here')).toBeAttached();
  await expect(sessions.results).toContainText(/alice.*revoked/);
  await sessions.close();
  await expect(page.getByRole('main')).toContainText('No offline sessions here');
});

test('a session that somebody else revoked a second ago counts as gone', async ({
  page,
  realm,
  open,
}) => {
  const gone = await offlineToken(realm, 'bob', 'app-f');
  const there = await offlineToken(realm, 'carol', 'app-f');
  await offlineToken(realm, 'grace', 'app-f');
  const sessions = sessionsPage(page);
  for (const way of ['Whole session', 'Only this client'] as const) {
    const victim = way === 'Whole session' ? gone : there;
    await test.step(way, async () => {
      if (way === 'Whole session') await open('clients/app-f/sessions');
      await sessions.select(victim.username);
      await sessions.openRevocation();
      await sessions.choose(way);
      await rest.delete(`/realms/${realm.name}/sessions/${victim.sessionId}?isOffline=true`);
      await sessions.revoke();
      await expect(sessions.results).toContainText('already gone');
      await expect(sessions.dialog.getByRole('status')).toHaveText(
        way === 'Whole session'
          ? '0 sessions revoked, 1 already gone'
          : 'grants of 0 users revoked, 1 already gone',
      );
      await sessions.close();
      await expect(sessions.rowsOf(victim.username)).toHaveCount(0);
    });
  }
});

test('cancelling sends nothing and keeps the selection', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const token = await offlineToken(realm, 'alice', 'app-a');
  const sessions = sessionsPage(page);
  await open('clients/app-a/sessions');
  await sessions.select('alice');
  await sessions.openRevocation();
  await sessions.dialog.getByRole('button', { name: 'Cancel' }).click();
  await sessions.openRevocation();
  await page.keyboard.press('Escape');
  await expect(sessions.dialog).toHaveCount(0);
  await expect(sessions.selection).toContainText('selected');
  expect(dashboard.proxy.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
  expect(await refresh(token)).toBe('accepted');
});

test('the session one is signed in with is never ended as a whole', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const clientId = `own-${uniqueSuffix()}`;
  await realm.addClient({ clientId });
  await open(`clients/${clientId}/sessions`);
  const cookies = await page.context().cookies(`${keycloak.url}/realms/${realm.name}/`);
  const own = await codeFlowTokens({
    realmUrl: realm.url,
    client: { clientId, redirectUri: 'http://127.0.0.1/back', scope: 'openid offline_access' },
    user: { username: 'boss', password: PASSWORD },
    cookies: new Map(cookies.map(({ name, value }) => [name, value])),
  });
  await page.reload();
  const sessions = sessionsPage(page);
  await expect(sessions.rowsOf('boss')).toContainText(own.session_state.slice(0, 8));
  await sessions.select('boss');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await expect(sessions.dialog).toContainText('The session you are signed in with is left out');
  await expect(sessions.dialog.getByRole('button', { name: /^Revoke 0/ })).toBeDisabled();
  expect(dashboard.proxy.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('Back closes the revoke dialog and keeps the page with its selection', async ({
  page,
  realm,
  open,
}) => {
  await offlineToken(realm, 'frank', 'app-e');
  const sessions = sessionsPage(page);
  await open('clients');
  await page.getByRole('link', { name: 'app-e' }).click();
  await sessions.select('frank');
  await sessions.openRevocation();
  await page.goBack();
  await expect(sessions.dialog).toHaveCount(0);
  await expect(page).toHaveURL(/app-e\/sessions/);
  await expect(sessions.selection).toContainText('1 selected');
});
