import { captureTokens } from '#e2e/support/captured-tokens.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak, rest, uniqueSuffix } from '#e2e/support/keycloak.ts';
import { signIn } from '#e2e/support/sign-in.ts';
import { serveSite, type Site } from '#e2e/support/site.ts';
import { createTestRealm, type TestRealm } from '#e2e/support/test-realm.ts';

interface World {
  readonly site: Site;
  readonly first: TestRealm;
  readonly second: TestRealm;
  /** A realm that the client's scope does not open. */
  readonly closed: TestRealm;
}

const clientId = `curfew-e2e-${uniqueSuffix()}`;
let world: World | undefined;

test.beforeAll(async () => {
  const [first, second, closed] = await Promise.all([
    createTestRealm('master-a'),
    createTestRealm('master-b'),
    createTestRealm('master-closed'),
  ]);
  const realms = [first.name, second.name];
  const site = await serveSite({ signInRealm: 'master', realms, clientId });
  world = { site, first, second, closed };
});

test.afterAll(async () => {
  const [client] = await rest.get<{ id: string }[]>(`/realms/master/clients?clientId=${clientId}`);
  if (client) await rest.delete(`/realms/master/clients/${client.id}`);
  await world?.site.close();
  for (const realm of [world?.first, world?.second, world?.closed]) await realm?.remove();
});

function theWorld(): World {
  if (world === undefined) throw new Error('beforeAll has failed');
  return world;
}

test('the switcher of an admin of master lists exactly the realms of the token’s scope', async ({
  page,
}) => {
  const { site, first, second } = theWorld();
  await signIn(page, site.origin, keycloak.admin);
  await expect(page).toHaveURL(`${site.origin}/realms/${first.name}/clients`);
  await page.getByRole('button', { name: `Realm ${first.name}, switch` }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(2);
  await expect(page.getByRole('menuitem', { name: first.name })).toBeVisible();
  await page.getByRole('menuitem', { name: second.name }).click();
  await expect(page).toHaveURL(`${site.origin}/realms/${second.name}/clients`);
  await expect(page.getByRole('link', { name: 'app-a' })).toBeVisible();
});

test('a link to another realm just works', async ({ page }) => {
  const { site, second } = theWorld();
  await signIn(page, `${site.origin}/realms/${second.name}/policy`, keycloak.admin);
  await expect(page).toHaveTitle(`Policy · ${second.name} · Curfew`);
  const idle = page.getByRole('textbox', { name: 'Offline Session Idle' });
  await expect(idle).toHaveValue('30');
  await expect(idle).toBeEnabled();
});

test('a realm outside the scope stays closed, even to a full admin', async ({ page }) => {
  const { site, first, closed } = theWorld();
  const captured = captureTokens(page);
  await signIn(page, `${site.origin}/realms/${closed.name}/clients`, keycloak.admin);
  await expect(page.getByRole('alert')).toContainText('view-clients');
  const headers = { authorization: `Bearer ${(await captured).accessToken}` };
  const status = async (path: string) =>
    (await fetch(`${keycloak.url}/admin/realms/${path}`, { headers })).status;
  expect(await status(`${closed.name}/clients`)).toBe(403);
  expect(await status(`${closed.name}/client-session-stats`)).toBe(403);
  expect(await status('master/clients')).toBe(403);
  expect(await status(`${first.name}/clients`)).toBe(200);
});
