import { readFile } from 'node:fs/promises';

import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, refresh, SESSION_GONE } from '#e2e/support/tokens.ts';

test.use({ realmSpec: { users: ['alice', 'bob', 'carol'] } });

test('what was done here and by others is in one journal, to filter, link to, export and forget', async ({
  page,
  realm,
  open,
}) => {
  const mine = await offlineToken(realm, 'alice');
  const theirs = await offlineToken(realm, 'carol');
  await offlineToken(realm, 'bob');

  await open('journal');
  await expect(page.getByRole('main')).toContainText('Nothing was noted yet');
  await page.getByRole('button', { name: 'Switch on admin events…' }).click();
  await expect(page.getByRole('dialog')).toContainText('one for each revoked session');
  await expectAccessible(page, 'switching on admin events');
  await page.getByRole('button', { name: 'Switch on', exact: true }).click();
  await expect(page.getByText('Keycloak keeps no admin events')).toHaveCount(0);
  const events = await rest.get<Record<string, unknown>>(`/realms/${realm.name}/events/config`);
  expect(events).toMatchObject({ adminEventsEnabled: true, adminEventsDetailsEnabled: true });

  // Names of sessions that others end come from the lists that were read here.
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await page.getByRole('link', { name: 'app-a' }).click();
  const sessions = sessionsPage(page);
  await expect(sessions.rowsOf('carol')).toBeVisible();
  await rest.delete(`/realms/${realm.name}/sessions/${theirs.sessionId}?isOffline=true`);
  await sessions.select('alice');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await sessions.revoke();
  await sessions.close();
  expect(await refresh(mine)).toBe(SESSION_GONE);

  await page.getByRole('link', { name: 'Journal' }).first().click();
  const entries = page.getByRole('region', { name: 'Entries' });
  const theirEntry = entries.getByRole('button', { name: /Admin event.*ended/ });
  await expect(theirEntry).toContainText(`Session ${theirs.sessionId.slice(0, 8)} of carol`);
  // Our own calls are in Keycloak's events too, and stand in the job's entry alone.
  await expect(entries).not.toContainText(mine.sessionId.slice(0, 8));
  const ours = entries.getByRole('button', { name: /Revocation.*app-a: 1 session selected/ });
  await expect(ours).toContainText('boss');
  await expect(ours).toContainText('1 of 1');
  await expectAccessible(page, 'journal');

  await page.getByRole('region', { name: 'Filters' }).getByText('Revocation').click();
  await expect(theirEntry).toHaveCount(0);
  await expect(page).toHaveURL(/kinds=/);
  await ours.click();
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('1 really gone');
  await expectAccessible(page, 'an open entry');
  const link = page.url();
  await page.goto(link);
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('1 session revoked');
  await expect(entries.getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'Export 1 entry' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.split('\r\n')[1]).toMatch(/,revocation,boss,.*,1,1,0,0,0,1,0,finished,/);

  // What is kept are ids: no name and no token is in the browser's storage.
  const kept = await page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown>((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.addEventListener('success', () => resolve(reading.result));
        });
        texts.push(JSON.stringify(rows));
      }
      database.close();
    }
    return texts.join('\n');
  });
  expect(kept).toContain('app-a');
  expect(kept).not.toMatch(/alice|127\.0\.0\.1|eyJ/);

  await page.getByRole('button', { name: 'Forget this device…' }).click();
  await expectAccessible(page, 'forgetting the device');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no such entry here');
  await expect(page.getByRole('region', { name: 'This device' })).toContainText('Keeps 0');
});

test('without view-events the journal has what was done here, and names the role', async ({
  page,
  open,
}) => {
  await open('journal', 'revoker');
  await expect(page.getByRole('main')).toContainText('What others did needs the role view-events');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('button', { name: 'More pages' }).click();
  await page.getByRole('menuitem', { name: 'Revocations' }).click();
  await expect(page.getByRole('main')).toContainText('Nothing was revoked from this browser yet');
  await expectAccessible(page, 'no revocation on a phone');
});
