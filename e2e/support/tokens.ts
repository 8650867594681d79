import { codeFlowTokens } from '#scripts/keycloak/code-flow-tokens.mjs';
import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';

import { PASSWORD } from './realm-spec.ts';
import type { TestRealm } from './test-realm.ts';

/** A real offline token, as an app on somebody's phone holds it. */
export interface OfflineToken {
  readonly clientId: string;
  readonly username: string;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly tokenUrl: string;
}

interface TokenAnswer {
  readonly refresh_token: string;
  readonly session_state: string;
}

const tokenUrlOf = (realm: TestRealm) => `${realm.url}/protocol/openid-connect/token`;

/** Signs a user in to one client by direct grant: a new offline session each time. */
export async function offlineToken(
  realm: TestRealm,
  username: string,
  clientId = 'app-a',
): Promise<OfflineToken> {
  const tokenUrl = tokenUrlOf(realm);
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      username,
      password: PASSWORD,
      scope: 'openid offline_access',
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`no token for ${username}: ${response.status} ${text}`);
  const answer: TokenAnswer = parseAnswer(text);
  return asOfflineToken({ clientId, username, tokenUrl }, answer);
}

/** Signs a user in to several clients in one browser: one offline session with all of them. */
export async function tokensOfOneSession(
  realm: TestRealm,
  username: string,
  clientIds: readonly string[],
): Promise<OfflineToken[]> {
  const cookies = new Map<string, string>();
  const [first = 'app-a'] = clientIds;
  // A first sign-in that asks for offline access leaves no SSO session for the next client to join.
  await signIn(first, 'openid');
  const tokens: OfflineToken[] = [];
  for (const clientId of clientIds) {
    const answer = await signIn(clientId, 'openid offline_access');
    tokens.push(asOfflineToken({ clientId, username, tokenUrl: tokenUrlOf(realm) }, answer));
  }
  return tokens;

  function signIn(clientId: string, scope: string) {
    return codeFlowTokens({
      realmUrl: realm.url,
      client: { clientId, redirectUri: 'http://127.0.0.1/back', scope },
      user: { username, password: PASSWORD },
      cookies,
    });
  }
}

/** `accepted`, or the words in which Keycloak refuses the token. */
export async function refresh({ tokenUrl, clientId, refreshToken }: OfflineToken): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
    }),
  });
  if (response.ok) return 'accepted';
  const answer: { error?: string; error_description?: string } = parseAnswer(await response.text());
  return `${response.status} ${answer.error ?? ''}: ${answer.error_description ?? ''}`;
}

/** What Keycloak says of a token past one of the session's own limits, or of a revoked session. */
export const SESSION_GONE = '400 invalid_grant: Offline user session not found';

/** What Keycloak says of a token past one of its client's limits, or of a revoked client. */
export const CLIENT_GONE = "400 invalid_grant: Session doesn't have required client";

const asOfflineToken = (
  about: Pick<OfflineToken, 'clientId' | 'username' | 'tokenUrl'>,
  answer: TokenAnswer,
): OfflineToken => ({
  ...about,
  sessionId: answer.session_state,
  refreshToken: answer.refresh_token,
});
