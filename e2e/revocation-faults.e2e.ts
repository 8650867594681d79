import { captureTokens } from '#e2e/support/captured-tokens.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { crashPage } from '#e2e/support/page-faults.ts';
import { expectTruth, importPlan, plannedFleet, startPlan } from '#e2e/support/planned-job.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';
import { deleteSessionRows, sessionIdsInDatabase } from '#e2e/support/session-rows.ts';
import { fillSignIn } from '#e2e/support/sign-in.ts';

const CLIENTS = ['noise', 'killed', 'ended', 'tabs', 'unkept', 'full'];
const USERS = ['alice', 'bob', 'carol', 'dave'];

test.use({
  realmSpec: { users: USERS, clients: CLIENTS.map((clientId) => ({ clientId })) },
});
test.beforeEach(needsDatabase);

const isDelete = ({ method }: SeenRequest) => method === 'DELETE';

test('failures, pleas to slow down and lost answers on the way: the totals are the server’s', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'noise', 150);
  await open('revocations');
  await importPlan(page, fleet);
  // The plan is old: some of its sessions have ended since.
  await deleteSessionRows(fleet.ids.slice(0, 5));
  let deletes = 0;
  const nth = (every: number) => (request: SeenRequest) =>
    isDelete(request) && deletes % every === 0;
  dashboard.proxy.inject({
    when: nth(10),
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
    times: 20,
  });
  dashboard.proxy.inject({ when: nth(37), fault: { kind: 'lose' }, times: 4 });
  dashboard.proxy.inject({ when: nth(41), fault: { kind: 'delay', millis: 2500 }, times: 1 });
  dashboard.proxy.inject({
    when: (request) => isDelete(request) && deletes === 55,
    fault: {
      kind: 'answer',
      status: 429,
      body: '{"error":"slow down"}',
      headers: { 'retry-after': '2' },
    },
  });
  dashboard.proxy.inject({
    when: (request) => {
      if (isDelete(request)) deletes += 1;
      return false;
    },
    fault: { kind: 'drop' },
  });
  await startPlan(page, fleet);
  await expect(page.getByText('Keycloak asks to slow down')).toBeVisible();
  await expectTruth(page, fleet);
  const gone = await revocationPage(page).count('Results', 'Already gone');
  expect(gone).toBeGreaterThanOrEqual(5);
});

test('a tab that crashed in the middle, and one that was closed: the job goes on where it was', async ({
  page,
  context,
  realm,
  dashboard,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'killed', 120);
  await open('revocations');
  const address = await importPlan(page, fleet);
  let deletes = 0;
  /** Answers stop coming, so that the end comes in the middle of calls. */
  const holdAfter = (most: number) => {
    deletes = 0;
    return dashboard.proxy.inject({
      when: (request) => isDelete(request) && (deletes += 1) > most,
      fault: { kind: 'hold' },
    });
  };
  const release = holdAfter(40);
  await startPlan(page, fleet);
  await expect.poll(() => deletes).toBeGreaterThan(42);
  await crashPage(page);
  release();

  const second = await context.newPage();
  await second.goto(address);
  await expect(revocationPage(second).state).toHaveText('Paused');
  const releaseAgain = holdAfter(30);
  await revocationPage(second).button('Resume').click();
  await expect.poll(() => deletes).toBeGreaterThan(32);
  await second.close();
  releaseAgain();

  const third = await context.newPage();
  await third.goto(address);
  await revocationPage(third).button('Resume').click();
  await expectTruth(third, fleet);
});

test('an admin’s session that ends in the middle: signed in again, the job goes on', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'ended', 60);
  const captured = captureTokens(page);
  await open('revocations');
  const { sessionId } = await captured;
  const job = revocationPage(page);
  const address = await importPlan(page, fleet);
  let deletes = 0;
  const release = dashboard.proxy.inject({
    when: (request) => isDelete(request) && (deletes += 1) > 20,
    fault: { kind: 'hold' },
  });
  await startPlan(page, fleet);
  await expect.poll(() => deletes).toBeGreaterThan(20);
  await rest.delete(`/realms/${realm.name}/sessions/${sessionId}`);
  release();
  await page
    .getByRole('dialog', { name: 'Sign in again to go on' })
    .getByRole('button', { name: 'Sign in' })
    .click();
  await fillSignIn(page, { username: 'boss' });
  await expect(page).toHaveURL(address);
  await job.waitFor('Paused');
  await job.button('Resume').click();
  await expectTruth(page, fleet);
});

test('two tabs that start the same plan send each call once, and both see the end', async ({
  page,
  context,
  realm,
  dashboard,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'tabs', 80);
  await open('revocations');
  await importPlan(page, fleet);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(revocationPage(other).state).toHaveText('Planned');
  // Whichever comes too late finds nothing to start any more.
  await Promise.any([startPlan(page, fleet), startPlan(other, fleet)]);
  await expectTruth(page, fleet);
  const follower = revocationPage(other);
  await follower.waitFor('Finished');
  await expect(follower.figure('Results', 'Revoked')).toHaveText(String(fleet.count));
  const deleted = dashboard.proxy.seen.filter(isDelete).map(({ path }) => path);
  expect(deleted).toHaveLength(new Set(deleted).size);
});

test('where the browser keeps nothing, the job says so first, and runs when that will do', async ({
  page,
  realm,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'unkept', 30);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await open('revocations');
  await importPlan(page, fleet);
  await expect(page.getByRole('alert').first()).toContainText('not kept in this browser');
  expect(await sessionIdsInDatabase(realm, 'unkept')).toHaveLength(fleet.count + 1);
  await startPlan(page, fleet, 'Run without keeping it');
  await expectTruth(page, fleet);
});

test('a disk that fills up in the middle stops the job before the next request', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const fleet = await plannedFleet(realm, 'full', 80);
  await open('revocations');
  const job = revocationPage(page);
  await importPlan(page, fleet);
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its store below
    const { add } = IDBObjectStore.prototype;
    let entries = 0;
    IDBObjectStore.prototype.add = function full(...given) {
      entries += 1;
      if (entries > 3) throw new DOMException('full', 'QuotaExceededError');
      return add.apply(this, given);
    };
  });
  await startPlan(page, fleet);
  await expect(job.state).toHaveText('Paused');
  await expect(page.getByText(/storage is full/).first()).toBeVisible();
  const sent = dashboard.proxy.seen.filter(isDelete).length;
  expect(await sessionIdsInDatabase(realm, 'full')).toHaveLength(fleet.count + 1 - sent);
  await page.reload();
  await expect(job.state).toHaveText('Paused');
  await job.button('Resume').click();
  await expectTruth(page, fleet);
});
