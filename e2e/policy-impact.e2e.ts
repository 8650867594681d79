import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { rest } from '#e2e/support/keycloak.ts';
import type { NaivePolicy } from '#e2e/support/naive-policy-count.ts';
import { expectNaiveNumbers, rangeText } from '#e2e/support/policy-numbers.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { deleteSessionRows, seedSessionRows } from '#e2e/support/session-rows.ts';

const DAY = 86_400;
/** No multiple of it is near a whole day, so that the seconds between two counts change nothing. */
const APART = 26 * 3600 + 500;

const ODD_CLIENTS = [
  { clientId: 'plain' },
  { clientId: 'short', idle: String(7 * DAY) },
  { clientId: 'long', idle: String(90 * DAY), max: String(90 * DAY) },
  { clientId: 'maxed', max: String(20 * DAY) },
  { clientId: 'words', idle: '30d', max: '1.5' },
  { clientId: 'zero', idle: '0', max: '-5' },
  { clientId: 'stale', settings: { notBefore: Math.floor(Date.now() / 1000) - 9 * DAY - 1234 } },
  { clientId: 'closed', idle: String(12 * DAY) },
  { clientId: `it's "odd" $(x)`, max: String(15 * DAY) },
];

test.use({
  realmSpec: {
    policy: { idle: 30 * DAY, maxEnabled: true, max: 45 * DAY, clientIdle: 17 * DAY, clientMax: 0 },
    clients: ODD_CLIENTS,
  },
});

test('the numbers of every client equal those of an independent count, today and under a draft', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const usernames = ['alice', 'bob', 'carol'];
  const rows = { usernames, count: 45, apartSeconds: APART };
  const newest: (string | undefined)[] = [];
  for (const { clientId } of ODD_CLIENTS) {
    newest.push((await seedSessionRows(realm, { ...rows, clientId }))[0]);
  }
  const otherClientIds = ['plain', 'short'];
  newest.push((await seedSessionRows(realm, { ...rows, clientId: 'maxed', otherClientIds }))[0]);
  // Refreshed just now, they would die a whole number of days after it; the page counts by the minute.
  await deleteSessionRows(newest.filter((id) => id !== undefined));
  await rest.put(`/realms/${realm.name}/users/${await realm.userId('carol')}`, { enabled: false });
  await rest.put(`/realms/${realm.name}/clients/${await realm.clientUuid('closed')}`, {
    clientId: 'closed',
    enabled: false,
  });
  const draft: NaivePolicy = {
    offlineSessionIdleTimeout: 14 * DAY,
    clientOfflineSessionMaxLifespan: 33 * DAY,
    clients: {
      short: { idle: null },
      maxed: { max: String(28 * DAY) },
      words: { max: String(6 * DAY) },
    },
  };

  await open('policy');
  const policy = policyPage(page);
  const panel = page.getByRole('region', { name: 'Today’s policy' });
  await expect(panel).toContainText('scanned');
  await expectNaiveNumbers(page, realm.name, {});

  await policy.idle.fill('14d');
  await policy.clientMax.fill('33d');
  await policy.override('short', 'idle').fill('');
  await policy.override('maxed', 'max').fill('28d');
  await policy.override('words', 'max').fill('6d');
  const naive = await expectNaiveNumbers(page, realm.name, draft);
  // What dies now is in the matrix as well; and bounds are what shared sessions are there for.
  const [least, most] = naive.get('maxed')?.today.dead ?? [0, 0];
  expect(least).toBeLessThan(most);
  const diesNow = naive.get('plain')?.diesNow ?? [0, 0];
  await expect(policy.row('plain')).toContainText(`−${rangeText(diesNow)}`);
});
