import { ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { offlineToken, refresh, SESSION_GONE } from '#e2e/support/tokens.ts';

const DAY = 86_400;

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
});

test('idle lowered below a session’s age refuses its token; raised again, it works', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const token = await offlineToken(realm, 'alice');
  await ageSessions([{ sessionId: token.sessionId, started: 25 * DAY, refreshed: 20 * DAY }]);
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('19d');
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('19 d');
  expect(await refresh(token)).toBe(SESSION_GONE);
  await policy.idle.fill('21d');
  await policy.save.click();
  await expect(policy.saved).toContainText('21 d');
  expect(await refresh(token)).toBe('accepted');
});

test('the switch of the maximum ends an old session, and off again it lives', async ({
  page,
  realm,
  open,
}) => {
  needsDatabase();
  const token = await offlineToken(realm, 'bob');
  await ageSessions([{ sessionId: token.sessionId, started: 61 * DAY, refreshed: DAY }]);
  await open('policy');
  const policy = policyPage(page);
  await policy.maxLimited.check();
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('Limited on');
  expect(await refresh(token)).toBe(SESSION_GONE);
  await policy.max.fill('62d');
  await policy.save.click();
  await expect(policy.saved).toContainText('62 d');
  expect(await refresh(token)).toBe('accepted');
});

test('idle of a few seconds ends a session in front of our eyes, on any server', async ({
  page,
  realm,
  open,
}) => {
  await open('policy');
  const token = await offlineToken(realm, 'carol');
  await page.waitForTimeout(5000);
  const policy = policyPage(page);
  await policy.idle.fill('3s');
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('3 s');
  expect(await refresh(token)).toBe(SESSION_GONE);
  await policy.idle.fill('1d');
  await policy.save.click();
  await expect(policy.saved).toContainText('1 d');
  expect(await refresh(token)).toBe('accepted');
});
