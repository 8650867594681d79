import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { seedDemoSessions } from '#e2e/support/demo-sessions.ts';
import type { NaivePolicy } from '#e2e/support/naive-policy-count.ts';
import { expectNaiveNumbers } from '#e2e/support/policy-numbers.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { RETAIL_REPRESENTATION } from '#scripts/demo/demo-realm.mjs';

const DAY = 86_400;

test.use({ realmSpec: { users: [], representation: RETAIL_REPRESENTATION } });

test('the numbers of the demo realm equal those of an independent count, today and under a draft', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  await seedDemoSessions(realm.name);

  await open('policy');
  const policy = policyPage(page);
  const panel = page.getByRole('region', { name: 'Today’s policy' });
  await expect(panel).toContainText('scanned', { timeout: 30_000 });
  const naive = await expectNaiveNumbers(page, realm.name, {});
  // Three of its 6,000 are of users that are no more; Keycloak lists none of those.
  expect(naive.get('mobile-app')?.listed).toBe(5997);
  expect(naive.get('kiosk-display')?.today.byIdle[0]).toBeGreaterThan(400);

  await policy.idle.fill('21d');
  const overrides = [
    ['mobile-app', 'max', '40d'],
    ['pos-terminal', 'max', ''],
    ['courier-app', 'idle', '45d'],
    ['kiosk-display', 'idle', ''],
    ['partner-api', 'max', '200d'],
    ['loyalty-web', 'idle', '10d'],
  ] as const;
  for (const [clientId, key, text] of overrides) {
    await page.getByRole('searchbox', { name: 'Search clients' }).fill(clientId);
    await policy.override(clientId, key).fill(text);
  }
  const draft: NaivePolicy = {
    offlineSessionIdleTimeout: 21 * DAY,
    clients: {
      'mobile-app': { max: String(40 * DAY) },
      'pos-terminal': { max: null },
      'courier-app': { idle: String(45 * DAY) },
      'kiosk-display': { idle: null },
      'partner-api': { max: String(200 * DAY) },
      'loyalty-web': { idle: String(10 * DAY) },
    },
  };
  const drafted = await expectNaiveNumbers(page, realm.name, draft);
  // Shared sessions do not tell when a client joined: the bounds are compared too.
  const [least, most] = drafted.get('mobile-app')?.draft.byMax ?? [0, 0];
  expect(least).toBeLessThan(most);
});
