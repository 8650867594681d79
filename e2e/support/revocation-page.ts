import { expect, type Locator, type Page } from '@playwright/test';

/** The page of a revocation job, as a person finds it. */
export interface RevocationPage {
  readonly state: Locator;
  readonly button: (name: string) => Locator;
  /** A number of the list “Results” or “Verified”, by its term. */
  readonly figure: (list: 'Results' | 'Verified', term: string) => Locator;
  /** The same as a number. */
  readonly count: (list: 'Results' | 'Verified', term: string) => Promise<number>;
  readonly waitFor: (state: string) => Promise<void>;
}

export function revocationPage(page: Page): RevocationPage {
  const state = page.getByRole('status', { name: 'Job state' });
  const figure: RevocationPage['figure'] = (list, term) =>
    page
      .locator(`dl[aria-label="${list}"]`)
      .locator('div', { has: page.getByText(term, { exact: true }) })
      .locator('dd');
  return {
    state,
    button: (name) => page.getByRole('main').getByRole('button', { name, exact: true }),
    figure,
    count: async (list, term) => {
      const text = await figure(list, term).textContent();
      return Number(text?.replaceAll(',', ''));
    },
    waitFor: async (expected) => {
      await expect(state).toHaveText(expected, { timeout: 30_000 });
    },
  };
}
