import { expect, type Page } from '@playwright/test';

import { test } from '#e2e/support/curfew-test.ts';
import { policyPage } from '#e2e/support/policy-page.ts';
import { PASSWORD } from '#e2e/support/realm-spec.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { CLIENT_GONE, refresh, SESSION_GONE, tokensOfOneSession } from '#e2e/support/tokens.ts';

/** Presses Tab until the control has the focus; fails when there is no way to it. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox' | 'radio', name: RegExp) {
  const control = page.getByRole(role, { name }).first();
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect(`no way by Tab to ${role} ${name}`).toBe('');
}

async function signInByKeyboard(page: Page, username: string) {
  await expect(page.getByLabel('Username or email')).toBeFocused();
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
}

test('a session is found and revoked without a mouse', async ({ page, realm, dashboard }) => {
  const [a, b] = await tokensOfOneSession(realm, 'alice', ['app-a', 'app-b']);
  await tokensOfOneSession(realm, 'bob', ['app-a']);
  if (!a || !b) throw new Error('two tokens');
  await page.goto(`${dashboard.origin}/realms/${realm.name}/clients?sort=client`);
  await signInByKeyboard(page, 'boss');

  const grid = page.getByRole('grid', { name: 'Clients' });
  await expect(grid).toBeVisible();
  await tabTo(page, 'button', /^Effective max$/);
  await page.keyboard.press('Tab');
  for (let moves = 0; moves < 20; moves += 1) {
    const focused = grid.locator(':focus');
    if (((await focused.textContent()) ?? '').startsWith('app-a')) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('app-a');
  await expect(page.getByRole('main')).toBeFocused();

  const sessions = sessionsPage(page);
  await tabTo(page, 'button', /^State$/);
  await page.keyboard.press('Tab');
  for (let moves = 0; moves < 5; moves += 1) {
    if (await sessions.rowsOf('alice').evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('x');
  await tabTo(page, 'button', /^Revoke 1 selected/);
  await page.keyboard.press('Enter');
  await expect(sessions.dialog).toContainText('Dry run complete');
  await expect(sessions.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, 'button', /^Revoke 1 grant$/);
  await page.keyboard.press('Enter');
  await expect(sessions.results).toContainText('revoked');
  await expect(sessions.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sessions.dialog).toHaveCount(0);
  await expect(sessions.rowsOf('alice')).toHaveCount(0);
  await expect(page.locator('body > * :focus')).toHaveCount(1);
  expect(await refresh(a)).toBe(CLIENT_GONE);
  expect(await refresh(b)).toBe('accepted');
});

test('a policy is edited and applied without a mouse', async ({ page, realm, dashboard }) => {
  await page.goto(`${dashboard.origin}/realms/${realm.name}/policy`);
  await signInByKeyboard(page, 'boss');
  await tabTo(page, 'textbox', /^Offline Session Idle$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7d');
  const policy = policyPage(page);
  await expect(policy.impact).toContainText('scanned');
  await tabTo(page, 'button', /^Review and apply 1 change/);
  await page.keyboard.press('Enter');
  await expect(policy.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, 'button', /^Apply 1 change$/);
  await page.keyboard.press('Enter');
  await expect(policy.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(policy.applied).toBeVisible();
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(7 * 86_400);
});

test('a dialog keeps the focus inside and gives it back', async ({ page, realm, open }) => {
  const [token] = await tokensOfOneSession(realm, 'carol', ['app-b']);
  await open('clients/app-b/sessions');
  const sessions = sessionsPage(page);
  await sessions.select('carol');
  await sessions.openRevocation();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await sessions.dialog.locator(':focus').count(), `Tab ${presses}`).toBe(1);
  }
  await page.keyboard.press('Escape');
  await expect(sessions.selection.getByRole('button', { name: /^Revoke/ })).toBeFocused();
  if (token) expect(await refresh(token)).not.toBe(SESSION_GONE);
});
