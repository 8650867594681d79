import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Looks at what the page shows now with axe, in the light and in the dark theme. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const before = await themeOf(page);
  // A button that is drawn anew meanwhile must not be caught between two colours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of ['light', 'dark']) {
    await showTheme(page, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
    }));
    expect(found, `axe: ${what}, ${theme}`).toEqual([]);
  }
  await showTheme(page, before);
  await page.emulateMedia({ reducedMotion: null });
}

const themeOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');

/** Waits for the end of all that moves or changes its colour, but for what never ends. */
async function showTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (next) => {
    document.documentElement.dataset['theme'] = next;
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }, theme);
}
