import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak } from '#e2e/support/keycloak.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { signIn } from '#e2e/support/sign-in.ts';
import { serveSite } from '#e2e/support/site.ts';
import { createTestRealm } from '#e2e/support/test-realm.ts';
import { offlineToken, refresh, SESSION_GONE } from '#e2e/support/tokens.ts';

const cleanUps: (() => Promise<void>)[] = [];

test.afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

test('without a proxy, the browser calls Keycloak itself and everything works', async ({
  page,
}) => {
  const realm = await createTestRealm('cross-origin');
  cleanUps.push(realm.remove);
  const site = await serveSite({
    signInRealm: realm.name,
    realms: [realm.name],
    isCrossOrigin: true,
  });
  cleanUps.push(site.close);
  const token = await offlineToken(realm, 'alice');
  const called = new Set<string>();
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    // The deployment's own file; the browser may have asked for it ahead.
    if (request.resourceType() === 'fetch' && pathname !== '/config.json') called.add(origin);
  });

  const answer = await page.request.get(site.origin);
  const { origin } = new URL(keycloak.url);
  expect(answer.headers()['content-security-policy']).toContain(`connect-src 'self' ${origin};`);

  await signIn(page, `${site.origin}/realms/${realm.name}/policy`, { username: 'boss' });
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await policy.override('app-b', 'max').fill('70d');
  await policy.apply();
  await expect(policy.applied).toContainText('2 changes');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(45 * 86_400);

  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('link', { name: 'app-a' }).click();
  await page.getByRole('checkbox', { name: /^Select the session of alice/ }).check();
  await page.getByRole('button', { name: 'Revoke 1 selected…' }).click();
  await page.getByRole('button', { name: 'Revoke 1 grant' }).click();
  await expect(page.getByRole('list', { name: 'Results' })).toContainText('revoked');
  expect(await refresh(token)).toBe(SESSION_GONE);
  expect([...called]).toEqual([origin]);
});
