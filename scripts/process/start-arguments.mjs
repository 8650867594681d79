import { parseArgs } from 'node:util';

/** What `npm start -- --help` prints. */
export const startUsage = `npm start -- [options]

  --fresh           begin the demo again, with an empty Keycloak
  --port N          serve on port N or the next free one (5173)
  --keycloak URL    serve the dashboard for a Keycloak of your own; seeds nothing
  --realm NAME      the realm to sign in to, with --keycloak (master)
  --client NAME     the client to sign in with, with --keycloak (curfew)`;

/**
 * @typedef {object} StartArguments
 * @property {boolean} help
 * @property {boolean} fresh
 * @property {number} port
 * @property {string | undefined} keycloakUrl without a slash at its end
 * @property {string} realm
 * @property {string} clientId
 */

/**
 * Reads the arguments of `npm start`.
 *
 * @param {readonly string[]} args
 * @returns {StartArguments}
 * @throws {Error} that says which argument is wrong
 */
export function startArguments(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '5173' },
      keycloak: { type: 'string' },
      realm: { type: 'string' },
      client: { type: 'string' },
    },
  });
  const { help, fresh, port, keycloak, realm, client } = values;
  if (keycloak === undefined && (realm !== undefined || client !== undefined)) {
    throw new Error('--realm and --client belong to --keycloak: the demo has its own.');
  }
  if (keycloak !== undefined && fresh) {
    throw new Error('--fresh is for the demo; nothing of your own Keycloak is ever deleted.');
  }
  return {
    help,
    fresh,
    port: portOf(port),
    keycloakUrl: keycloak === undefined ? undefined : keycloakUrlOf(keycloak),
    realm: realm ?? 'master',
    clientId: client ?? 'curfew',
  };
}

/**
 * @param {string} text
 * @returns {number}
 */
function portOf(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Error(`--port ${text} is no port: a number from 1 to 65535 is.`);
  }
  return port;
}

/**
 * @param {string} text
 * @returns {string}
 */
function keycloakUrlOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAddress = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!isAddress || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error(`--keycloak ${text} is no address like https://id.example.com`);
  }
  return text.replace(/\/+$/, '');
}
