import { expectAccessible } from '#e2e/support/accessibility.ts';
import { ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import { policyPage, sentClientEdits, sentEdits } from '#e2e/support/policy-page.ts';
import { deleteSessionRows } from '#e2e/support/session-rows.ts';
import {
  CLIENT_GONE,
  offlineToken,
  type OfflineToken,
  refresh,
  SESSION_GONE,
} from '#e2e/support/tokens.ts';

const DAY = 86_400;

test.use({
  realmSpec: {
    clients: [{ clientId: 'strict', idle: String(5 * DAY) }, { clientId: 'plain' }],
  },
});

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
  await realm.setOverride('app-a', { idle: '', max: '' });
  await realm.setOverride('app-b', { idle: '', max: '' });
  await realm.setOverride('strict', { idle: String(5 * DAY) });
});

test('a draft predicts who dies now: those tokens are refused and the others refresh; undo brings back what is not swept', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  needsDatabase();
  const aged = async (clientId: string, who: string, started: number, refreshed: number) => {
    const token = await offlineToken(realm, who, clientId);
    const { sessionId } = token;
    return { token, sessionId, started: started * DAY, refreshed: refreshed * DAY };
  };
  const diesByClientIdle = await aged('app-a', 'alice', 20, 12);
  const livesA = await aged('app-a', 'bob', 20, 8);
  const diesByClientMax = await aged('app-b', 'alice', 50, 1);
  const livesB = await aged('app-b', 'bob', 30, 1);
  const comesBack = await aged('strict', 'alice', 20, 7);
  const diesByRealm = await aged('plain', 'alice', 40, 27);
  const livesPlain = await aged('plain', 'bob', 40, 20);
  const all = [
    diesByClientIdle,
    livesA,
    diesByClientMax,
    livesB,
    comesBack,
    diesByRealm,
    livesPlain,
  ];
  await ageSessions(all);

  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('25d');
  await policy.override('app-a', 'idle').fill('10d');
  await policy.override('app-b', 'max').fill('40d');
  await policy.override('strict', 'idle').fill('');
  await policy.expectDyingNow(3);
  await expect(policy.impact).toContainText('1 ghost comes back');
  await expect(policy.row('app-a')).toContainText('−1');
  await expect(policy.row('strict')).toContainText('+1');
  await expect(policy.impact).toContainText('1 user signs in again');
  await policy.impact.getByRole('button', { name: 'View as table' }).click();
  await expect(
    policy.impact.getByRole('row', { name: /^now/ }).getByRole('cell').last(),
  ).toHaveText('4');
  await policy.review.click();
  await expect(policy.dialog.getByRole('list', { name: 'Changes' })).toContainText('30 d → 25 d');
  await expectAccessible(page, 'review');
  await policy.dialog.getByRole('spinbutton').fill('3');
  const confirm = policy.dialog.getByRole('textbox', { name: 'Type 3 to confirm' });
  const send = policy.dialog.getByRole('button', { name: 'Apply 4 changes' });
  await expect(send).toBeDisabled();
  await confirm.fill('2');
  await expect(send).toBeDisabled();
  await confirm.fill('3');
  await send.dblclick();
  await expect(policy.dialog.getByRole('heading', { name: /^Applied to/ })).toBeVisible();
  await expectAccessible(page, 'applied');
  await policy.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(policy.applied).toContainText('4 changes');
  expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionIdleTimeout: 25 * DAY }]);
  expect(sentClientEdits(dashboard.proxy)).toEqual([
    { attributes: { 'client.offline.session.idle.timeout': String(10 * DAY) } },
    { attributes: { 'client.offline.session.max.lifespan': String(40 * DAY) } },
    { attributes: { 'client.offline.session.idle.timeout': '' } },
  ]);

  expect(await said([diesByClientIdle, diesByClientMax, diesByRealm])).toEqual([
    CLIENT_GONE,
    CLIENT_GONE,
    SESSION_GONE,
  ]);
  expect(await said([livesA, livesB, comesBack, livesPlain])).toEqual(
    Array.from({ length: 4 }, () => 'accepted'),
  );

  // What is past the realm's own idle is hidden now, and read anew without it.
  const today = page.getByRole('region', { name: 'Today’s policy' });
  await today.getByRole('button', { name: 'Numbers by client' }).click();
  await expect(policy.dialog.getByRole('row', { name: /^plain/ })).toContainText('plaintoday101');
  await policy.dialog.getByRole('button', { name: 'Close' }).click();
  await policy.applied.getByRole('button', { name: 'Undo…' }).click();
  await expect(policy.impact).toContainText('2 ghosts come back');
  await expect(policy.impact).toContainText('Up to 1 more comes back that Keycloak hides');
  await policy.review.click();
  await expect(policy.dialog).toContainText('Up to 1 more comes back that Keycloak hides');
  await policy.dialog.getByRole('button', { name: 'Cancel' }).click();
  // As Keycloak's cleaner does with what is past the realm's own limits.
  await deleteSessionRows([diesByRealm.token.sessionId]);
  await page.getByRole('button', { name: 'Scan again' }).click();
  await expect(policy.impact).not.toContainText('more comes back');
  await expect(policy.idle).toHaveValue('30');
  await expect(policy.override('strict', 'idle')).toHaveValue('5');
  await policy.apply();
  expect(await said([diesByClientIdle, diesByClientMax, diesByRealm])).toEqual([
    'accepted',
    'accepted',
    SESSION_GONE,
  ]);
  expect(await realm.override('strict')).toEqual({ idle: String(5 * DAY), max: undefined });
  expect(await realm.override('app-a')).toEqual({ idle: undefined, max: undefined });
});

test('the maximum ends an old session and off again it lives; an idle of seconds ends one before our eyes', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const fresh = await offlineToken(realm, 'carol');
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('2s');
  await policy.apply();
  expect(await refresh(fresh)).toBe(SESSION_GONE);
  await policy.idle.fill('30d');
  await policy.apply();
  expect(await refresh(fresh)).toBe('accepted');

  needsDatabase();
  const old = await offlineToken(realm, 'bob');
  await ageSessions([{ sessionId: old.sessionId, started: 61 * DAY, refreshed: DAY }]);
  dashboard.proxy.heal();
  await policy.maxLimited.check();
  await policy.apply();
  expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionMaxLifespanEnabled: true }]);
  expect(await refresh(old)).toBe(SESSION_GONE);
  await policy.max.fill('62d');
  await policy.apply();
  expect(await refresh(old)).toBe('accepted');
});

/** What Keycloak says to each token. */
const said = (tokens: readonly { readonly token: OfflineToken }[]): Promise<string[]> =>
  Promise.all(tokens.map(({ token }) => refresh(token)));
