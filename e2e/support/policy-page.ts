import type { Locator, Page } from '@playwright/test';

import type { FaultProxy } from './fault-proxy.ts';

/** The controls of the policy page, as a person finds them. */
export interface PolicyPage {
  readonly idle: Locator;
  readonly max: Locator;
  readonly maxLimited: Locator;
  readonly clientIdle: Locator;
  readonly clientMax: Locator;
  /** The button that saves, whatever number of changes it names. */
  readonly save: Locator;
  /** What the page says was saved. */
  readonly saved: Locator;
  /** Saves, and confirms where sessions would die at once. */
  readonly saveAndConfirm: () => Promise<void>;
}

export function policyPage(page: Page): PolicyPage {
  const save = page.getByRole('button', { name: /^Save\b/ });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  return {
    idle: field('Offline Session Idle'),
    max: field('Offline Session Max'),
    maxLimited: page.getByRole('switch', { name: 'Offline Session Max Limited' }),
    clientIdle: field('Client default idle'),
    clientMax: field('Client default max'),
    save,
    saved: page.getByRole('status').filter({ hasText: 'Saved.' }),
    saveAndConfirm: async () => {
      await save.click();
      await page.getByRole('button', { name: 'Save and let them die' }).click();
    },
  };
}

/** The bodies of all edits of the realm that the dashboard has sent. */
export const sentEdits = (proxy: FaultProxy): unknown[] =>
  proxy.seen
    .filter(({ method, path }) => method === 'PUT' && /^\/admin\/realms\/[^/]+$/.test(path))
    .map(({ body }): unknown => JSON.parse(body));
