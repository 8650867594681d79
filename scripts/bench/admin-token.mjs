import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';

/**
 * A new access token of the full admin, with its whole life of a minute ahead: no renewal falls into
 * what is measured.
 *
 * @param {string} keycloakUrl
 * @returns {Promise<string>}
 */
export async function adminToken(keycloakUrl) {
  const response = await fetch(`${keycloakUrl}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: 'admin',
      password: 'admin',
    }),
  });
  /** @type {{ access_token: string }} */
  const answer = parseAnswer(await response.text());
  return answer.access_token;
}
