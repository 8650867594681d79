/** `npm run setup`: lets Curfew in to a Keycloak and prints the config.json to serve. */
import { adminRest } from './keycloak/admin-rest.mjs';
import { connectCurfew } from './setup/connect-curfew.mjs';
import { SETUP_USAGE, readSetupArguments } from './setup/setup-arguments.mjs';
import { kcadmLines, realmImport } from './setup/setup-text.mjs';

/** @typedef {import('./setup/setup-arguments.mjs').SetupArguments} SetupArguments */

process.exitCode = await main();

/** @returns {Promise<number>} The exit code: 2 for a wrong command line, 1 for what Keycloak refused. */
async function main() {
  /** @type {SetupArguments | 'help'} */
  let setup;
  try {
    setup = readSetupArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`setup: ${oneLine(error)}\n\n${SETUP_USAGE}`);
    return 2;
  }
  if (setup === 'help') {
    console.log(SETUP_USAGE);
    return 0;
  }
  try {
    if (setup.isPrint) printSetup(setup);
    else await connect(setup);
    return 0;
  } catch (error) {
    console.error(`setup: ${oneLine(error)}`);
    return 1;
  }
}

/** @param {SetupArguments} setup */
async function connect({ keycloakUrl, adminUrl, ...plan }) {
  const user = process.env['KEYCLOAK_ADMIN'];
  const password = process.env['KEYCLOAK_ADMIN_PASSWORD'];
  if (!user || !password) {
    throw new Error('set KEYCLOAK_ADMIN and KEYCLOAK_ADMIN_PASSWORD to an admin of realm master');
  }
  const rest = adminRest({ url: keycloakUrl, user, password });
  const { changes } = await connectCurfew({ rest, ...plan });
  for (const change of changes) console.log(`- ${change}`);
  if (changes.length === 0) console.log('Nothing to change: Curfew is connected.');
  console.log('\nServe this as /config.json:\n');
  const config = { keycloakUrl, adminUrl, realm: plan.signInRealm, clientId: plan.clientId };
  console.log(JSON.stringify(config, undefined, 2));
}

/** @param {SetupArguments} setup */
function printSetup(setup) {
  console.log('# With kcadm.sh of Keycloak:\n');
  console.log(kcadmLines(setup));
  console.log('\n# As a realm import (a partial import takes the client alone, not its roles):\n');
  console.log(JSON.stringify(realmImport(setup), undefined, 2));
}

/** @param {unknown} error */
function oneLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ');
}
