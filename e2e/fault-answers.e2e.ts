import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { offlineToken } from '#e2e/support/tokens.ts';

const HTML = '<!doctype html><title>Wi-Fi</title><form>Sign in to the hotel network</form>';

const isClientList = ({ path }: SeenRequest) => /\/admin\/realms\/[^/]+\/clients\/?\?/.test(path);
const isSessionList = ({ path }: SeenRequest) => /\/offline-sessions\?/.test(path);

test('a web page instead of an answer is told from Keycloak, and can be tried again', async ({
  page,
  dashboard,
  open,
}) => {
  dashboard.proxy.inject({
    when: isClientList,
    fault: { kind: 'answer', status: 200, body: HTML, type: 'text/html' },
  });
  await open('clients');
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('was answered with a web page', { timeout: 20_000 });
  await expect(panel).toContainText('GET clients of');
  await expectAccessible(page, 'malformed answer');
  dashboard.proxy.heal();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
});

test('an answer of another shape names the call and the field', async ({
  page,
  dashboard,
  open,
}) => {
  dashboard.proxy.inject({
    when: isClientList,
    fault: { kind: 'answer', status: 200, body: '[{"id":"1","clientId":7}]' },
  });
  await open('clients');
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText(/GET clients of .*0\.clientId should be string, but was 7/, {
    timeout: 20_000,
  });
});

test('a list cut off in the middle is read again, never taken for the end', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  for (const name of ['alice', 'bob', 'carol']) await offlineToken(realm, name);
  dashboard.proxy.inject({ when: isSessionList, fault: { kind: 'cut' }, times: 1 });
  await open('clients/app-a/sessions');
  await expect(page.getByRole('row', { name: /carol/ })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('row', { name: /alice|bob/ })).toHaveCount(2);
  expect(dashboard.proxy.seen.filter(isSessionList).length).toBeGreaterThan(1);
});

test('a 401 out of the blue is answered with a new token and the same call', async ({
  page,
  dashboard,
  open,
}) => {
  dashboard.proxy.inject({
    when: isClientList,
    fault: { kind: 'answer', status: 401, body: '{"error":"HTTP 401 Unauthorized"}' },
    times: 1,
  });
  await open('clients');
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
  const { seen } = dashboard.proxy;
  expect(seen.filter(isClientList)).toHaveLength(2);
  const renewals = seen.filter(({ body }) => body.includes('grant_type=refresh_token'));
  expect(renewals).toHaveLength(1);
});

test('a 401 to fresh tokens too asks to sign in again, without a loop', async ({
  page,
  dashboard,
  open,
}) => {
  dashboard.proxy.inject({
    when: isClientList,
    fault: { kind: 'answer', status: 401, body: '{"error":"HTTP 401 Unauthorized"}' },
  });
  await open('users');
  await page.getByRole('link', { name: 'Clients', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'sign in again');
  expect(dashboard.proxy.seen.filter(isClientList)).toHaveLength(2);
  await dialog.getByRole('button', { name: 'Stay signed out' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a slow answer shows the shape of the page meanwhile', async ({ page, dashboard, open }) => {
  const answer = dashboard.proxy.inject({ when: isClientList, fault: { kind: 'hold' } });
  await open('clients');
  const skeleton = page.getByRole('status', { name: 'Loading' });
  await expect(skeleton).toBeVisible();
  await expectAccessible(page, 'loading');
  answer();
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
  await expect(skeleton).toHaveCount(0);
});

test('where only the counts fail, the clients come without them, never with zeros', async ({
  page,
  dashboard,
  open,
}) => {
  dashboard.proxy.inject({
    when: ({ path }) => path.includes('client-session-stats'),
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
  });
  await open('clients');
  const cells = page.getByRole('row', { name: /^app-a / }).getByRole('gridcell');
  await expect(cells.nth(1)).toHaveText('—');
  await expect(cells.nth(3)).toContainText('30 d');
});
