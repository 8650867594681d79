import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';
import { seedSessionRows, sessionIdsInDatabase } from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, refresh } from '#e2e/support/tokens.ts';

test.use({
  realmSpec: { users: ['alice', 'bob', 'carol', 'dave'], clients: [{ clientId: 'listed' }] },
});

test('a CSV of 100,000 ids, half of them unknown, is dropped and counted, and what is known is planned', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  test.setTimeout(240_000);
  const known = await seedSessionRows(realm, {
    clientId: 'listed',
    usernames: ['alice', 'bob', 'carol'],
    count: 10_000,
    apartSeconds: 120,
  });
  const spared = await offlineToken(realm, 'dave', 'listed');
  const unknown = Array.from({ length: 50_000 }, () => crypto.randomUUID());
  // The other half is known, each of it given five times: 50,000 sessions take an embedded database minutes.
  const lines = [...unknown, ...known, ...known, ...known, ...known, ...known]
    .toSorted()
    .map((id) => `${id};x`);
  const csv = ['session_id;note', ...lines].join('\r\n');

  await open('revocations/new');
  await page
    .getByRole('combobox', { name: 'Sessions of' })
    .selectOption({ label: 'listed (10,001)' });
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'ids.csv', { type: 'text/csv' }));
    return transfer;
  }, csv);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        dataset['longest'] = String(Math.max(duration, Number(dataset['longest'] ?? 0)));
      }
    }).observe({ type: 'longtask' });
  });
  await page
    .getByRole('textbox', { name: 'List of users or session ids' })
    .dispatchEvent('drop', { dataTransfer });
  await expect(page.getByText('is too large to be shown here')).toBeVisible();
  await page.getByRole('button', { name: 'Check the list' }).click();
  const report = page.getByRole('region', { name: 'What the list means' });
  await expect(report).toContainText(
    '60,000 entries, 10,000 known, 50,000 unknown, 40,000 given twice. They mean 10,000 sessions of 3 users.',
    { timeout: 90_000 },
  );
  await report.getByText('Unknown: 50,000').click();
  await expect(report).toContainText('and 49,980 more');
  const saved = page.waitForEvent('download');
  await report.getByRole('button', { name: 'Save as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('unknown.txt');

  await report.getByRole('button', { name: 'Revoke 10,000 sessions…' }).click();
  const { dialog, choose } = sessionsPage(page);
  await expect(dialog).toContainText('Dry run complete, nothing changed yet', { timeout: 60_000 });
  await choose('Whole session');
  await dialog.getByRole('textbox', { name: 'Type 10,000 to confirm' }).fill('10,000');
  await dialog.getByRole('button', { name: 'Revoke 10,000 sessions' }).click();
  const job = revocationPage(page);
  await job.waitFor('Running');
  await expect.poll(() => job.count('Results', 'Revoked')).toBeGreaterThan(100);
  const longest = await page.evaluate(() => document.documentElement.dataset['longest'] ?? '50');
  // oxlint-disable-next-line no-console -- it depends on the machine, so it is told and not asserted
  console.log(`longest task from the drop to the job: at most ${longest} ms`);

  // All of it would take minutes; what was cancelled is counted by the same rules.
  await job.button('Cancel rest').click();
  await page.getByRole('button', { name: /^Cancel [\d,]+ calls$/ }).click();
  await expect(job.state).toHaveText('Finished', { timeout: 60_000 });
  const gone = await job.count('Verified', 'Really gone');
  expect(gone).toBe(await job.count('Results', 'Revoked'));
  expect(await job.count('Verified', 'Still there')).toBe(10_000 - gone);
  expect(await sessionIdsInDatabase(realm, 'listed')).toHaveLength(10_001 - gone);
  expect(await refresh(spared)).toBe('accepted');
});
