import { captureTokens } from '#e2e/support/captured-tokens.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { fillSignIn, signIn } from '#e2e/support/sign-in.ts';
import { offlineToken } from '#e2e/support/tokens.ts';

// Curfew renews an access token with less than 20 s left: here that is after 5 s.
test.use({ realmSpec: { accessTokenSeconds: 25 } });

test('a deep link with its query string survives the sign-in', async ({ page, open }) => {
  await open('clients?q=app-&sort=client&desc=true');
  await expect(page).toHaveURL(/\/clients\?q=app-&sort=client&desc=true$/);
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toHaveValue('app-');
  await expect(page.getByRole('grid').getByRole('link')).toHaveText(['app-b', 'app-a']);
});

test('no token stays in the browser’s storage, its address or a cookie of Curfew', async ({
  page,
  open,
}) => {
  await open('clients');
  const stored = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    address: location.href,
    cookies: document.cookie,
  }));
  expect(JSON.stringify(stored)).not.toMatch(/eyJ|access_token|refresh_token|code=|state=/);
  expect(stored).toMatchObject({ databases: [], caches: [], cookies: '' });
});

test('Curfew asks with PKCE and for no offline access', async ({ page, realm, open }) => {
  const asked = page.waitForRequest(/\/protocol\/openid-connect\/auth\?/);
  await open('clients');
  const query = Object.fromEntries(new URL((await asked).url()).searchParams);
  expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
  expect(query['scope']?.split(' ')).toEqual(['openid']);
  expect(await realm.sessionCount('curfew')).toBe(0);
});

test('a token is renewed ahead of its end, once for all calls that wait for it', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await offlineToken(realm, 'alice', 'app-b');
  const refusals: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 401) refusals.push(response.url());
  });
  await open('clients');
  await expect(page.getByRole('grid', { name: 'Clients' })).toBeVisible();
  await page.waitForTimeout(6000);
  dashboard.proxy.heal();
  dashboard.proxy.inject({
    when: ({ path }) => path.endsWith('/token'),
    fault: { kind: 'delay', millis: 500 },
  });
  await page.getByRole('link', { name: 'app-b' }).click();
  await expect(page.getByRole('grid', { name: 'Offline sessions of app-b' })).toBeVisible();
  const renewals = dashboard.proxy.seen.filter(({ path }) => path.endsWith('/token'));
  expect(renewals.map(({ body }) => new URLSearchParams(body).get('grant_type'))).toEqual([
    'refresh_token',
  ]);
  const calls = dashboard.proxy.seen.filter(({ path }) => path.startsWith('/admin/'));
  expect(calls.length).toBeGreaterThan(1);
  expect(refusals).toEqual([]);
});

test('signing out ends the session at Keycloak', async ({ page, realm, dashboard, open }) => {
  const captured = captureTokens(page);
  await open('clients');
  const { refreshToken } = await captured;
  await page.getByRole('button', { name: 'Signed in as boss' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Username or email')).toBeVisible();
  const response = await fetch(`${realm.url}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'curfew',
      refresh_token: refreshToken,
    }),
  });
  expect(response.status).toBe(400);
  await signIn(page, dashboard.origin, { username: 'viewer' });
});

test('a stolen token of a full admin can do no more than Curfew needs', async ({
  page,
  realm,
  open,
}) => {
  const captured = captureTokens(page);
  await open('clients');
  const { accessToken } = await captured;
  const userId = await realm.userId('bob');
  async function call(method: string, path: string, body?: object): Promise<number> {
    const response = await fetch(`${rest.url}/admin/realms/${realm.name}${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.status;
  }
  expect({
    readsRealm: await call('GET', ''),
    readsClients: await call('GET', '/clients?max=1'),
    impersonates: await call('POST', `/users/${userId}/impersonation`),
    readsProviders: await call('GET', '/identity-provider/instances'),
    addsProvider: await call('POST', '/identity-provider/instances', { alias: 'mine' }),
  }).toEqual({
    readsRealm: 200,
    readsClients: 200,
    impersonates: 403,
    readsProviders: 403,
    addsProvider: 403,
  });
});

test('a session ended elsewhere asks to sign in again and keeps the draft', async ({
  page,
  realm,
  open,
}) => {
  const captured = captureTokens(page);
  await open('policy');
  const { sessionId } = await captured;
  await page.getByRole('textbox', { name: 'Offline Session Idle' }).fill('45d');
  await rest.delete(`/realms/${realm.name}/sessions/${sessionId}`);
  await page.getByRole('button', { name: /^Review and apply 1 change/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await fillSignIn(page, { username: 'boss' });
  await expect(page).toHaveURL(/\/policy$/);
  await expect(page.getByRole('textbox', { name: 'Offline Session Idle' })).toHaveValue('45');
  await expect(page.getByRole('button', { name: /^Review and apply 1 change/ })).toBeEnabled();
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(30 * 86_400);
});

test('a sign-in that Keycloak refused is explained and can be tried again', async ({
  page,
  dashboard,
}) => {
  await page.goto(dashboard.origin);
  await expect(page.getByLabel('Username or email')).toBeVisible();
  const state = new URL(page.url()).searchParams.get('state') ?? '';
  const refusal = new URLSearchParams({ error: 'access_denied', state });
  await page.goto(`${dashboard.origin}/?${refusal.toString()}`);
  const panel = page.getByRole('alert');
  await expect(panel).toContainText('Sign-in did not work');
  await expect(panel).toContainText('access_denied');
  await expect(page).toHaveURL(`${dashboard.origin}/`);
  await panel.getByRole('button', { name: 'Try again' }).click();
  await fillSignIn(page, { username: 'boss' });
});

test('who stays signed out can still read, keeps their roles in view, and can sign in later', async ({
  page,
  realm,
  open,
}) => {
  const captured = captureTokens(page);
  await open('policy');
  const { sessionId } = await captured;
  const idle = page.getByRole('textbox', { name: 'Offline Session Idle' });
  await idle.fill('45d');
  await rest.delete(`/realms/${realm.name}/sessions/${sessionId}`);
  await page.getByRole('button', { name: /^Review and apply 1 change/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' });
  await dialog.getByRole('button', { name: 'Stay signed out' }).click();
  await expect(page.getByRole('dialog')).toContainText('The draft is kept');
  await page.keyboard.press('Escape');
  await expect(idle).toHaveValue('45');
  await expect(page.getByText('which you do not have')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeVisible();
});
