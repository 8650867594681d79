import type { Page } from '@playwright/test';

import { keycloak } from './keycloak.ts';

const MARK = 'securitypolicyviolation:';

/**
 * Notes what must never happen on a page of Curfew: a violation of the Content-Security-Policy and an
 * error that nobody caught. Keycloak's own pages are not looked at. Call it before the first `goto`.
 */
export async function watchPage(page: Page): Promise<() => readonly string[]> {
  const faults: string[] = [];
  const keycloakOrigin = new URL(keycloak.url).origin;
  const isCurfew = () => page.url().startsWith('http') && !page.url().startsWith(keycloakOrigin);

  await page.addInitScript(
    ({ mark, foreign }) => {
      if (location.origin === foreign) return;
      addEventListener('securitypolicyviolation', (event) => {
        const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
        // oxlint-disable-next-line no-console -- the page's console is the way out of it
        console.error(mark, effectiveDirective, blockedURI, sourceFile, lineNumber);
      });
    },
    { mark: MARK, foreign: keycloakOrigin },
  );
  page.on('console', (message) => {
    const text = message.text();
    const isPolicy = /content.security.policy|trusted ?types|trustedscript|trustedhtml/i.test(text);
    if (text.startsWith(MARK) || (isPolicy && isCurfew())) faults.push(text);
  });
  page.on('pageerror', (error) => {
    if (isCurfew()) faults.push(`uncaught: ${error.stack ?? error.message}`);
  });
  return () => faults;
}

/** Ends a tab as if its process had died. */
export async function crashPage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await Promise.race([devtools.send('Page.crash'), page.waitForEvent('crash')]);
}
