import { expect, test } from '#e2e/support/curfew-test.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';
import { seedSessionRows } from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, tokensOfOneSession } from '#e2e/support/tokens.ts';

const PEOPLE = Array.from({ length: 60 }, (_, at) => `mara.lindqvist${at}`);
test.use({
  realmSpec: {
    users: PEOPLE,
    clients: [
      { clientId: 'mobile-app' },
      { clientId: 'loyalty-web' },
      { clientId: 'pos-terminal' },
    ],
  },
});
test.setTimeout(180_000);

test('look', async ({ page, realm, dashboard, open }) => {
  const shot = async (name: string) => {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((next) => {
        document.documentElement.dataset['theme'] = next;
      }, theme);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `/tmp/shots-ui/${name}-${theme}.png` });
    }
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/shots-ui/${name}-phone.png` });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForTimeout(200);
  };
  await seedSessionRows(realm, {
    clientId: 'mobile-app',
    otherClientIds: ['loyalty-web', 'pos-terminal'],
    usernames: PEOPLE,
    count: 150,
    apartSeconds: 4 * 3600,
  });
  await seedSessionRows(realm, {
    clientId: 'mobile-app',
    usernames: PEOPLE,
    count: 250,
    apartSeconds: 3600,
  });
  await tokensOfOneSession(realm, 'mara.lindqvist0', ['mobile-app', 'loyalty-web']);
  await offlineToken(realm, 'mara.lindqvist1', 'loyalty-web');
  await rest.put(`/realms/${realm.name}/events/config`, {
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
  });
  await open('clients/mobile-app/sessions?idle=2d');
  await expect(page.getByRole('button', { name: /^Revoke all \d/ })).toBeVisible();
  await shot('01-client');
  await page.getByRole('button', { name: /^Revoke all \d/ }).click();
  const sessions = sessionsPage(page);
  await expect(sessions.dialog).toContainText('Dry run complete');
  await shot('02-dialog-client');
  await sessions.choose('Whole session');
  await shot('03-dialog-session');
  const box = sessions.dialog.getByRole('textbox');
  const name = (await box.getAttribute('aria-label')) ?? '';
  await box.fill(name.replaceAll(/\D/g, ''));
  dashboard.proxy.inject({
    when: ({ method }) => method === 'DELETE',
    fault: { kind: 'delay', millis: 400 },
    times: 60,
  });
  dashboard.proxy.inject({
    when: ({ method, path }) => method === 'DELETE' && /sessions\/.a/.test(path),
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
  });
  await sessions.dialog.getByRole('button', { name: /^Revoke \d/ }).click();
  const job = revocationPage(page);
  await job.waitFor('Running');
  await page.waitForTimeout(2500);
  await shot('04-job-running');
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await shot('05-clients-with-chip');
  await page.goBack();
  await job.waitFor('Finished');
  await shot('06-job-finished');
  await page.getByRole('link', { name: 'Revocations' }).first().click();
  await expect(page.getByRole('region', { name: 'Jobs' })).toBeVisible();
  await shot('07-list');
  await page.getByRole('link', { name: 'New revocation' }).click();
  await page.getByRole('combobox', { name: 'Sessions of' }).selectOption({ index: 0 });
  await page
    .getByRole('textbox', { name: /List of/ })
    .fill('mara.lindqvist1\nMARA.lindqvist1\nnobody\nmara.lindqvist2\nmara.lindqvist2');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByRole('region', { name: 'What the list means' })).toBeVisible();
  await page.getByText('Unknown: 1').click();
  await shot('08-new');
  await rest.put(`/realms/${realm.name}`, { offlineSessionIdleTimeout: 2_000_000 });
  const two = await offlineToken(realm, 'mara.lindqvist3', 'mobile-app');
  await rest.delete(`/realms/${realm.name}/sessions/${two.sessionId}?isOffline=true`);
  await page.getByRole('link', { name: 'Journal' }).first().click();
  await expect(page.getByRole('region', { name: 'Entries' })).toBeVisible();
  await shot('09-journal');
  await page
    .getByRole('button', { name: /Revocation/ })
    .first()
    .click();
  await shot('10-journal-open');
  await page.goto(`${dashboard.origin}/realms/${realm.name}/clients/mobile-app/sessions`);
  await page.getByRole('button', { name: 'Emergency stop…' }).click();
  await shot('11-stop');
  await page.getByRole('button', { name: 'Stop all tokens now' }).click();
  await expect(page.getByRole('button', { name: 'Take the stop back…' })).toBeVisible();
  await shot('12-stopped');
});
