import { basename } from 'node:path';

import { test as base } from '@playwright/test';

import type { FaultProxy } from './fault-proxy.ts';
import { watchPage } from './page-faults.ts';
import type { AdminName, RealmSpec } from './realm-spec.ts';
import { signIn } from './sign-in.ts';
import { serveSite, type Site } from './site.ts';
import { createTestRealm, type TestRealm } from './test-realm.ts';

export { expect } from '@playwright/test';

/** A realm and the dashboard that its own admins sign in to. */
interface Deployment {
  readonly realm: TestRealm;
  readonly site: Site & { readonly proxy: FaultProxy };
}

interface TestFixtures {
  /** What the realm of this file holds; set it with `test.use`. */
  readonly realmSpec: RealmSpec;
  readonly realm: TestRealm;
  /** The dashboard for that realm, on one origin with Keycloak through the fault proxy. */
  readonly dashboard: Deployment['site'];
  /** Opens a path below the realm's own (`clients`, `policy`, …) as one of the realm's admins. */
  readonly open: (path: string, admin?: AdminName) => Promise<void>;
}

interface WorkerFixtures {
  /** The deployments of this worker by file, made when first asked for. */
  readonly deployments: (file: string, spec: RealmSpec) => Promise<Deployment>;
}

/** Playwright's `test` with a throw-away realm for each file, and a page that must stay faultless. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  realmSpec: [{}, { option: true }],

  deployments: [
    async ({}, use) => {
      const made = new Map<string, Promise<Deployment>>();
      await use((file, spec) => {
        const deployment = made.get(file) ?? deploy(file, spec);
        made.set(file, deployment);
        return deployment;
      });
      for (const deployment of await Promise.allSettled(made.values())) {
        if (deployment.status === 'rejected') continue;
        await deployment.value.site.close();
        await deployment.value.realm.remove();
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  realm: async ({ deployments, realmSpec }, use, { file }) => {
    await use((await deployments(file, realmSpec)).realm);
  },

  dashboard: async ({ deployments, realmSpec }, use, { file }) => {
    const { site } = await deployments(file, realmSpec);
    site.proxy.heal();
    await use(site);
    site.proxy.heal();
    site.setConfig(site.config);
  },

  page: async ({ page }, use) => {
    const faults = await watchPage(page);
    await use(page);
    base.expect(faults(), 'faults of the page').toEqual([]);
  },

  open: async ({ page, realm, dashboard }, use) => {
    await use(async (path, admin = 'boss') => {
      const address = `${dashboard.origin}/realms/${realm.name}/${path}`;
      await signIn(page, address, { username: admin });
    });
  },
});

async function deploy(file: string, spec: RealmSpec): Promise<Deployment> {
  const realm = await createTestRealm(basename(file, '.e2e.ts'), spec);
  const site = await serveSite({ signInRealm: realm.name, realms: [realm.name] });
  const { proxy } = site;
  if (proxy === undefined) throw new Error('A same-origin site has a proxy.');
  return { realm, site: { ...site, proxy } };
}
