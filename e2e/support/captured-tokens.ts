import type { Page } from '@playwright/test';

import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';

/** What Keycloak's token endpoint gave the dashboard, as somebody could steal it. */
export interface CapturedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

/** Takes the next tokens that come to the page; ask for them before the sign-in. */
export async function captureTokens(page: Page): Promise<CapturedTokens> {
  const response = await page.waitForResponse(
    (candidate) => candidate.url().endsWith('/token') && candidate.ok(),
  );
  const answer: { access_token: string; refresh_token: string; session_state: string } =
    parseAnswer(await response.text());
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    sessionId: answer.session_state,
  };
}
