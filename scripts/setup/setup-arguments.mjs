/** Reads the command line of `npm run setup`. */
import { parseArgs } from 'node:util';

import { isWebAddress } from './curfew-client.mjs';

export const SETUP_USAGE = `Lets Curfew in to a Keycloak: creates its client, or brings the one that is there to the same state.

  npm run setup -- --keycloak URL --origin URL [--realm NAME] [--manage A,B] [more]

  --keycloak URL   Keycloak's own address, e.g. https://id.example.com
  --origin URL     where people open Curfew, e.g. https://curfew.example; may be given several times
  --realm NAME     where admins sign in: master (the default), or the one realm to look after
  --manage A,B     the realms to look after; needed with master, else it is the realm itself
  --client ID      the client to create (curfew)
  --admin-url URL  put into config.json: where the browser reaches Keycloak's API, e.g. /kc
  --print          change nothing; print kcadm lines and a realm import that do the same

The admin's name and password come from KEYCLOAK_ADMIN and KEYCLOAK_ADMIN_PASSWORD (an admin of master).
The client is allowed what is named here and nothing else: realms and origins left out are taken away.`;

/**
 * @typedef {object} SetupArguments
 * @property {string} keycloakUrl
 * @property {string[]} origins
 * @property {string} signInRealm
 * @property {string[]} realms
 * @property {string} clientId
 * @property {string | undefined} adminUrl
 * @property {boolean} isPrint
 */

/**
 * Reads the arguments.
 * @param {string[]} words Without the names of node and the script.
 * @returns {SetupArguments | 'help'} Throws an Error whose message is one line for the person.
 */
export function readSetupArguments(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      keycloak: { type: 'string' },
      origin: { type: 'string', multiple: true },
      realm: { type: 'string', default: 'master' },
      manage: { type: 'string', multiple: true },
      client: { type: 'string', default: 'curfew' },
      'admin-url': { type: 'string' },
      print: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return 'help';
  if (values.keycloak === undefined) throw new Error('--keycloak is missing');
  if (values.origin === undefined) throw new Error('--origin is missing');
  const wrongAddress = [values.keycloak, ...values.origin].find((text) => !isWebAddress(text));
  if (wrongAddress !== undefined) throw new Error(`not an http or https address: ${wrongAddress}`);
  const managed = (values.manage ?? [])
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (managed.length === 0 && values.realm === 'master') {
    throw new Error('--manage is missing: name the realms that Curfew may look after');
  }
  return {
    keycloakUrl: values.keycloak.replace(/\/+$/, ''),
    origins: values.origin,
    signInRealm: values.realm,
    realms: managed.length === 0 ? [values.realm] : [...new Set(managed)],
    clientId: values.client,
    adminUrl: values['admin-url'],
    isPrint: values.print,
  };
}
