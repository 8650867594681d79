import { expect, type Page } from '@playwright/test';

import { DAY, HOUR, type Seconds } from '#domain/time.ts';

import { ageSessions } from './ageing.ts';
import { nowSeconds } from './database.ts';
import { rest } from './keycloak.ts';
import { revocationPage } from './revocation-page.ts';
import { seedSessionRows, sessionIdsInDatabase } from './session-rows.ts';
import type { TestRealm } from './test-realm.ts';
import { type OfflineToken, offlineToken, refresh, SESSION_GONE } from './tokens.ts';

/** A client's sessions that are to end whole, as the file of a planned job, and what must be true after it. */
export interface PlannedFleet {
  readonly realm: TestRealm;
  readonly clientId: string;
  readonly file: string;
  /** Of the sessions in the plan, the longest unused first. */
  readonly ids: readonly string[];
  readonly count: number;
  /** Real tokens, of sessions in the plan and of the one that is not. */
  readonly planned: readonly OfflineToken[];
  readonly spared: OfflineToken;
}

/** Whose sessions are planned; dave’s is spared. */
const USERNAMES = ['alice', 'bob', 'carol'];

/** Rows that are older are past the realm’s idle limit soon, which Keycloak does not list. */
const OLDEST_START = 40 * DAY;

/**
 * Sessions of one client: rows by SQL, two real sessions that are to end too, and one that is to stay.
 * The plan is of `ago` seconds before now, and its sessions are older than that.
 */
export async function plannedFleet(
  realm: TestRealm,
  clientId: string,
  rows: number,
  ago: Seconds = 0,
): Promise<PlannedFleet> {
  const apartSeconds = Math.min(HOUR, Math.floor(OLDEST_START / rows));
  const what = { clientId, usernames: USERNAMES, count: rows, apartSeconds };
  await seedSessionRows(realm, { ...what, youngestSeconds: ago });
  const planned = [
    await offlineToken(realm, 'alice', clientId),
    await offlineToken(realm, 'bob', clientId),
  ];
  if (ago > 0) {
    await ageSessions(planned.map((token) => ({ ...token, started: 2 * ago, refreshed: ago })));
  }
  const spared = await offlineToken(realm, 'dave', clientId);
  const uuid = await realm.clientUuid(clientId);
  const listed = await rest.get<{ id: string; userId: string; lastAccess: number }[]>(
    `/realms/${realm.name}/clients/${uuid}/offline-sessions?max=-1`,
  );
  const items = listed
    .filter(({ id }) => id !== spared.sessionId)
    .toSorted((a, b) => a.lastAccess - b.lastAccess)
    .map(({ id, userId }) => ({ sessionId: id, userId, phase: 'pending' }));
  const header = {
    format: 'curfew-job',
    version: 1,
    id: crypto.randomUUID(),
    realm: realm.name,
    way: 'session',
    client: { uuid, clientId },
    source: { kind: 'list' },
    plannedAt: nowSeconds() - ago,
    items: items.length,
    sessions: items.length,
    skipped: { 'own-session': 0, 'user-deleted': 0, 'past-realm-limit': 0 },
    listedBy: [uuid],
    hasGhosts: false,
    kind: 'planned',
    counts: { pending: items.length, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 },
    failures: [],
  };
  const file = [header, ...items].map((line) => JSON.stringify(line)).join('\n');
  const ids = items.map(({ sessionId }) => sessionId);
  return { realm, clientId, file, ids, count: ids.length, planned, spared };
}

/** Takes the file in on the page of all jobs, which then shows the plan. Returns its address. */
export async function importPlan(page: Page, { file }: PlannedFleet): Promise<string> {
  await page.getByLabel('Import job file').setInputFiles({
    name: 'job.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(file),
  });
  await revocationPage(page).waitFor('Planned');
  return page.url();
}

/** Starts a planned job, typing its number where it is asked for. */
export async function startPlan(page: Page, { count }: PlannedFleet, button = 'Start') {
  const start = page.getByRole('region', { name: 'Start' });
  const typed = start.getByRole('textbox');
  await expect(start).toBeVisible();
  if ((await typed.count()) > 0) await typed.fill(String(count));
  await start.getByRole('button', { name: button, exact: true }).click();
}

/** The page’s last word, against the database and the tokens. `since` began after the plan was made. */
export async function expectTruth(
  page: Page,
  fleet: PlannedFleet,
  since: readonly OfflineToken[] = [],
): Promise<void> {
  const { realm, clientId, count, planned, spared } = fleet;
  const job = revocationPage(page);
  await job.waitFor('Finished');
  const kept = [spared, ...since];
  expect(await sessionIdsInDatabase(realm, clientId)).toEqual(
    kept.map(({ sessionId }) => sessionId).toSorted(),
  );
  expect(await job.count('Verified', 'Really gone')).toBe(count);
  expect(await job.count('Verified', 'Still there')).toBe(0);
  expect(await job.count('Verified', 'New since')).toBe(since.length);
  expect(await job.count('Results', 'Failed')).toBe(0);
  const revoked = await job.count('Results', 'Revoked');
  expect(revoked + (await job.count('Results', 'Already gone'))).toBe(count);
  for (const token of planned) expect(await refresh(token)).toBe(SESSION_GONE);
  for (const token of kept) expect(await refresh(token)).toBe('accepted');
}
