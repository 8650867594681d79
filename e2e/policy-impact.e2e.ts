import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { rest } from '#e2e/support/keycloak.ts';
import {
  type NaiveClient,
  type NaiveCounts,
  naivePolicyCount,
  type NaivePolicy,
  type NaiveRange,
} from '#e2e/support/naive-policy-count.ts';
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
  await expectNumbers(page, realm.name, {});

  await policy.idle.fill('14d');
  await policy.clientMax.fill('33d');
  await policy.override('short', 'idle').fill('');
  await policy.override('maxed', 'max').fill('28d');
  await policy.override('words', 'max').fill('6d');
  const naive = await expectNumbers(page, realm.name, draft);
  // What dies now is in the matrix as well; and bounds are what shared sessions are there for.
  const [least, most] = naive.get('maxed')?.today.dead ?? [0, 0];
  expect(least).toBeLessThan(most);
  const diesNow = naive.get('plain')?.diesNow ?? [0, 0];
  await expect(policy.row('plain')).toContainText(`−${rangeText(diesNow)}`);
});

/**
 * Waits until the page has counted, and says the same. Keycloak's cleaner may pass between two readings and
 * take out what is past the realm's limits: both are read again then.
 */
async function expectNumbers(
  page: Page,
  realm: string,
  policy: NaivePolicy,
): Promise<ReadonlyMap<string, NaiveClient>> {
  const naive = await naivePolicyCount(realm, policy);
  const shown = () => shownNumbers(page);
  try {
    await expect.poll(shown, { timeout: 5000 }).toEqual(expectedNumbers(naive));
    return naive;
  } catch {
    await page.getByRole('button', { name: 'Scan again' }).click();
    const later = await naivePolicyCount(realm, policy);
    await expect.poll(shown).toEqual(expectedNumbers(later));
    return later;
  }
}

/** The table of the dialog: by client and policy, what stands in each column. */
async function shownNumbers(page: Page): Promise<Record<string, string[]>> {
  await page.getByRole('button', { name: 'Numbers by client' }).click();
  const dialog = page.getByRole('dialog', { name: 'Numbers by client' });
  const rows = await dialog.getByRole('table').evaluate((table) =>
    Array.from(table.querySelectorAll('tbody'), (body) => {
      const client = body.querySelector('th')?.textContent ?? '';
      return Array.from(body.rows, (row): [string, string[]] => [
        `${client} ${row.querySelector('th[scope=row]')?.textContent ?? ''}`,
        Array.from(row.querySelectorAll('td'), ({ textContent }) => textContent),
      ]);
    }).flat(),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  return Object.fromEntries(rows);
}

function expectedNumbers(naive: ReadonlyMap<string, NaiveClient>): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const [clientId, { listed, barred, today, draft }] of naive) {
    const both = [String(listed), String(barred)];
    rows[`${clientId} today`] = [...both, ...columns(today).map(rangeText)];
    rows[`${clientId} draft`] = [...both, ...columns(draft).map(rangeText)];
  }
  return rows;
}

const columns = ({ alive, dead, in24h, in7d, in30d, byIdle, byMax }: NaiveCounts): NaiveRange[] => [
  alive,
  dead,
  in24h,
  in7d,
  in30d,
  byIdle,
  byMax,
];

const rangeText = ([least, most]: NaiveRange): string =>
  least === most ? String(most) : `${least}–${most}`;
