import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { controlServer, needsControl } from '#e2e/support/keycloak-control.ts';
import { expectTruth, importPlan, plannedFleet, startPlan } from '#e2e/support/planned-job.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';

test.use({
  realmSpec: { users: ['alice', 'bob', 'carol', 'dave'], clients: [{ clientId: 'fleet' }] },
});

const isDelete = ({ method }: SeenRequest) => method === 'DELETE';

test('Keycloak killed in the middle and started again: what had come back is revoked again', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  needsDatabase();
  needsControl();
  test.setTimeout(240_000);
  const fleet = await plannedFleet(realm, 'fleet', 400);
  await open('revocations');
  await importPlan(page, fleet);
  await startPlan(page, fleet);
  await expect.poll(() => dashboard.proxy.seen.filter(isDelete).length).toBeGreaterThan(150);
  await controlServer('kill');
  await revocationPage(page).waitFor('Paused');
  await expect(page.getByText('Keycloak does not answer').first()).toBeVisible();
  await controlServer('start');
  await expect(revocationPage(page).state).toHaveText('Finished', { timeout: 120_000 });
  await expectTruth(page, fleet);
});
