import { expect, type Page } from '@playwright/test';

import { visibleText } from '#domain/visible-text.ts';

import {
  type NaiveClient,
  type NaiveCounts,
  naivePolicyCount,
  type NaivePolicy,
  type NaiveRange,
  type NaiveRealm,
  readNaiveRealm,
} from './naive-policy-count.ts';

/**
 * Waits until the page has counted, and says what an independent count says. Keycloak's cleaner may pass
 * between two readings and take out what is past the realm's limits: both are read again then.
 */
export async function expectNaiveNumbers(
  page: Page,
  realm: string,
  policy: NaivePolicy,
): Promise<ReadonlyMap<string, NaiveClient>> {
  const raw = await readNaiveRealm(realm);
  try {
    return await expectCounted(page, raw, policy, 10_000);
  } catch {
    await page.getByRole('button', { name: 'Scan again' }).click();
    return await expectCounted(page, await readNaiveRealm(realm), policy, 20_000);
  }
}

async function expectCounted(
  page: Page,
  raw: NaiveRealm,
  policy: NaivePolicy,
  timeout: number,
): Promise<ReadonlyMap<string, NaiveClient>> {
  let naive: ReadonlyMap<string, NaiveClient> = new Map();
  await expect(async () => {
    // The page counts as of the whole minute, and notices some seconds later that another has begun.
    naive = naivePolicyCount(raw, policy, Math.floor(Date.now() / 60_000) * 60);
    expect(await shownNumbers(page)).toEqual(expectedNumbers(naive));
  }).toPass({ timeout });
  return naive;
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
    const both = [countText(listed), countText(barred)];
    const name = visibleText(clientId);
    rows[`${name} today`] = [...both, ...columns(today).map(rangeText)];
    rows[`${name} draft`] = [...both, ...columns(draft).map(rangeText)];
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

/** As the page writes a number in the browser's language. */
const countText = (count: number): string => count.toLocaleString('en-GB');

export const rangeText = ([least, most]: NaiveRange): string =>
  least === most ? countText(most) : `${countText(least)}–${countText(most)}`;
