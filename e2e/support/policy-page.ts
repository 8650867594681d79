import { expect, type Locator, type Page } from '@playwright/test';

import type { FaultProxy } from './fault-proxy.ts';

/** The controls of the policy page, as a person finds them. */
export interface PolicyPage {
  readonly idle: Locator;
  readonly max: Locator;
  readonly maxLimited: Locator;
  readonly clientIdle: Locator;
  readonly clientMax: Locator;
  /** An override in the matrix. */
  readonly override: (clientId: string, key: 'idle' | 'max') => Locator;
  /** A client's row of the matrix. */
  readonly row: (clientId: string) => Locator;
  readonly impact: Locator;
  /** The button that opens the review, whatever number of changes it names. */
  readonly review: Locator;
  readonly dialog: Locator;
  /** What the page says was applied. */
  readonly applied: Locator;
  /** How many grants the panel says die the moment the draft is applied, once all sessions are read. */
  readonly expectDyingNow: (count: number) => Promise<void>;
  /** In the review that is open: types the number where it is asked for, and sends. */
  readonly confirmAndSend: () => Promise<void>;
  /** Opens the review, types the number where it is asked for, and sends. */
  readonly send: () => Promise<void>;
  /** Sends, and waits until all is written. */
  readonly apply: () => Promise<void>;
}

export function policyPage(page: Page): PolicyPage {
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const impact = page.getByRole('region', { name: 'Impact of this draft' });
  const review = page.getByRole('button', { name: /^Review and apply/ });
  const dialog = page.getByRole('dialog');

  async function confirmAndSend() {
    const button = dialog.getByRole('button', { name: /^Apply \d+ changes?$/ });
    const confirm = dialog.getByRole('textbox', { name: /^Type \d+ to confirm$/ });
    await expect(button).toBeVisible();
    if ((await confirm.count()) > 0) {
      const [number = ''] = /\d+/.exec((await confirm.getAttribute('aria-label')) ?? '') ?? [];
      await confirm.fill(number);
    }
    await button.click();
  }

  async function send() {
    await expect(impact).toContainText(/scanned|nothing to scan/);
    await review.click();
    await confirmAndSend();
  }

  return {
    idle: field('Offline Session Idle'),
    max: field('Offline Session Max'),
    maxLimited: page.getByRole('switch', { name: 'Offline Session Max Limited' }),
    clientIdle: field('Client default idle'),
    clientMax: field('Client default max'),
    override: (clientId, key) =>
      field(`${key === 'idle' ? 'Idle' : 'Max'} override of ${clientId}`),
    row: (clientId) =>
      page
        .getByRole('grid', { name: 'Client overrides' })
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: clientId, exact: true }) }),
    impact,
    review,
    dialog,
    applied: page.getByRole('status').filter({ hasText: /^Applied/ }),
    expectDyingNow: async (count) => {
      await expect(impact).toContainText('scanned');
      await expect(impact.getByRole('term').filter({ hasText: /^Now$/ })).toBeVisible();
      await expect(impact.locator('dl > div').first()).toContainText(
        new RegExp(`^Now${count.toLocaleString('en-GB')}was`),
      );
    },
    confirmAndSend,
    send,
    apply: async () => {
      await send();
      await expect(dialog.getByRole('heading', { name: /^Applied to/ })).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toHaveCount(0);
    },
  };
}

/** The bodies of all edits of the realm that the dashboard has sent. */
export const sentEdits = (proxy: FaultProxy): unknown[] =>
  proxy.seen
    .filter(({ method, path }) => method === 'PUT' && /^\/admin\/realms\/[^/]+$/.test(path))
    .map(({ body }): unknown => JSON.parse(body));

/** The bodies of all edits of clients that the dashboard has sent. */
export const sentClientEdits = (proxy: FaultProxy): unknown[] =>
  proxy.seen
    .filter(({ method, path }) => method === 'PUT' && /\/clients\/[^/]+$/.test(path))
    .map(({ body }): unknown => JSON.parse(body));
