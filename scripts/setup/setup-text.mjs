/** What `npm run setup -- --print` prints: the same set-up as text, to run or import by hand. */
import {
  CURFEW_CLIENT_SCOPES,
  CURFEW_ROLES,
  curfewClient,
  roleHolderOf,
} from './curfew-client.mjs';

/**
 * @typedef {object} SetupPlan
 * @property {string} keycloakUrl
 * @property {string} signInRealm
 * @property {string[]} realms
 * @property {string} clientId
 * @property {string[]} origins
 */

/**
 * Lines for a POSIX shell that create the client with Keycloak's own `kcadm.sh`.
 * @param {SetupPlan} plan
 */
export function kcadmLines(plan) {
  const { keycloakUrl, signInRealm, realms } = plan;
  const realm = shellWord(signInRealm);
  const roles = JSON.stringify(CURFEW_ROLES.map((name) => ({ name })));
  const mappings = realms.flatMap((managed) => {
    const holder = shellWord(`clientId=${roleHolderOf(signInRealm, managed)}`);
    return [
      `HOLDER=$(kcadm.sh get clients -r ${realm} -q ${holder} --fields id --format csv --noquotes)`,
      `echo '${roles}' |`,
      `  kcadm.sh create "clients/$CURFEW/scope-mappings/clients/$HOLDER" -r ${realm} -f -`,
    ];
  });
  return [
    `kcadm.sh config credentials --server ${shellWord(keycloakUrl)} --realm master --user admin`,
    `CURFEW=$(kcadm.sh create clients -r ${realm} -i -f - <<'JSON'`,
    JSON.stringify(importedClient(plan), undefined, 2),
    'JSON',
    ')',
    ...mappings,
  ].join('\n');
}

/**
 * A realm as Keycloak imports it, with Curfew's client and the roles in its scope: to create the
 * realm, or to take the two parts into an import of one's own. Keycloak's partial import into a realm
 * that is there takes the client alone.
 * @param {SetupPlan} plan
 */
export function realmImport(plan) {
  const { signInRealm, realms, clientId } = plan;
  const scope = [{ client: clientId, roles: CURFEW_ROLES }];
  return {
    realm: signInRealm,
    enabled: true,
    clients: [importedClient(plan)],
    clientScopeMappings: Object.fromEntries(
      realms.map((managed) => [roleHolderOf(signInRealm, managed), scope]),
    ),
  };
}

/** @param {SetupPlan} plan */
function importedClient({ clientId, origins }) {
  const client = curfewClient({ clientId, origins });
  return { ...client, defaultClientScopes: CURFEW_CLIENT_SCOPES, optionalClientScopes: [] };
}

/** @param {string} text */
function shellWord(text) {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
