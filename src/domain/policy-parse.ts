import { OVERRIDE_ATTRIBUTES } from './override-attributes.ts';
import {
  editDraft,
  EMPTY_DRAFT,
  type OverrideValue,
  type PolicyDraft,
  type PolicyEdit,
} from './policy-draft.ts';
import { PLAIN_FORMAT, PLAIN_VERSION } from './policy-json.ts';
import {
  isObject,
  type JsonObject,
  overrideFrom,
  type PolicyProblem,
  type Problems,
  realmValueFrom,
  shown,
} from './policy-parse-values.ts';
import { OVERRIDE_KEYS, type PolicyClient, type PolicySnapshot } from './policy-snapshot.ts';
import { REALM_KEYS } from './policy-text.ts';
import { REALM_POLICY_KEYS } from './realm-policy.ts';

export type ParsedPolicy =
  | {
      readonly kind: 'ok';
      readonly draft: PolicyDraft;
      /** The realm it says it is of; undefined where it does not say. */
      readonly realm: string | undefined;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] };

const LONGEST_TEXT = 20_000_000;
const MOST_PROBLEMS = 50;

/**
 * Reads a policy from JSON, Curfew's own or a realm's as Keycloak and keycloak-config-cli write it, and
 * gives the draft of its difference to a saved policy. What it does not name is left as it is. If anything
 * in it is wrong, nothing is taken and every problem is named with its place.
 */
export function parsePolicyCode(text: string, saved: PolicySnapshot): ParsedPolicy {
  const problems: PolicyProblem[] = [];
  const report: Problems = (path, problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ path, problem });
  };
  const root = readJson(text, report);
  const edits = root ? readRoot(root, saved, report) : [];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const realm = root?.['realm'];
  return {
    kind: 'ok',
    draft: editDraft(EMPTY_DRAFT, saved, edits),
    realm: typeof realm === 'string' ? realm : undefined,
  };
}

function readJson(text: string, report: Problems): JsonObject | undefined {
  if (text.length > LONGEST_TEXT) {
    report('', 'This is too long to be a policy: more than 20 million characters.');
    return undefined;
  }
  try {
    const root: unknown = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
    if (isObject(root)) return root;
    report('', 'A policy is an object, in { and }.');
  } catch (error) {
    report('', `This is not JSON. ${error instanceof Error ? error.message : ''}`.trim());
  }
  return undefined;
}

function readRoot(root: JsonObject, saved: PolicySnapshot, report: Problems): PolicyEdit[] {
  if (root['format'] === undefined) return readRepresentation(root, saved, report);
  if (root['format'] !== PLAIN_FORMAT) {
    report('format', `${shown(root['format'])} is not “${PLAIN_FORMAT}”.`);
    return [];
  }
  if (root['version'] !== PLAIN_VERSION) {
    report('version', `${shown(root['version'])} is not a version that this Curfew reads: 1.`);
    return [];
  }
  return readPlain(root, saved, report);
}

function readPlain(root: JsonObject, saved: PolicySnapshot, report: Problems): PolicyEdit[] {
  refuseOthers(root, ['format', 'version', 'realm', 'policy', 'clients'], '', report);
  const policy = root['policy'] ?? {};
  if (!isObject(policy)) {
    report('policy', `An object with the realm’s values is wanted, not ${shown(policy)}.`);
    return [];
  }
  refuseOthers(policy, REALM_POLICY_KEYS, 'policy.', report);
  const realm = REALM_POLICY_KEYS.flatMap((key) =>
    realmValueFrom(key, policy[key], `policy.${key}`, report),
  );
  const clients = readClients(root['clients'], saved, report, (entry, client, path) => {
    refuseOthers(entry, ['clientId', ...OVERRIDE_KEYS], `${path}.`, report);
    return OVERRIDE_KEYS.flatMap((key) =>
      overrideEdit(
        client,
        key,
        overrideFrom(entry[key], client.override[key], `${path}.${key}`, report),
      ),
    );
  });
  return [...realm, ...clients];
}

function readRepresentation(
  root: JsonObject,
  saved: PolicySnapshot,
  report: Problems,
): PolicyEdit[] {
  const isRealm = [...Object.values(REALM_KEYS), 'clients'].some((key) => root[key] !== undefined);
  if (!isRealm) {
    report('', 'Neither a policy of Curfew nor a realm of Keycloak: none of their keys is in it.');
    return [];
  }
  const realm = REALM_POLICY_KEYS.flatMap((key) =>
    realmValueFrom(key, root[REALM_KEYS[key]], REALM_KEYS[key], report),
  );
  const clients = readClients(root['clients'], saved, report, (entry, client, path) => {
    const attributes = entry['attributes'] ?? {};
    if (!isObject(attributes)) {
      report(`${path}.attributes`, `An object is wanted, not ${shown(attributes)}.`);
      return [];
    }
    return OVERRIDE_KEYS.flatMap((key) => {
      const name = OVERRIDE_ATTRIBUTES[key];
      const value = attributes[name] === '' ? null : attributes[name];
      const where = `${path}.attributes[“${name}”]`;
      return overrideEdit(client, key, overrideFrom(value, client.override[key], where, report));
    });
  });
  return [...realm, ...clients];
}

type ReadClient = (entry: JsonObject, client: PolicyClient, path: string) => PolicyEdit[];

function readClients(
  list: unknown,
  saved: PolicySnapshot,
  report: Problems,
  read: ReadClient,
): PolicyEdit[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    report('clients', `A list is wanted, not ${shown(list)}.`);
    return [];
  }
  const byName = new Map(saved.clients.map((client) => [client.clientId, client]));
  const seen = new Set<string>();
  return list.flatMap((entry: unknown, index): PolicyEdit[] => {
    const path = `clients[${index}]`;
    const clientId = isObject(entry) ? entry['clientId'] : undefined;
    if (!isObject(entry) || typeof clientId !== 'string') {
      report(path, 'Each client is an object with a text “clientId”.');
      return [];
    }
    const client = byName.get(clientId);
    if (!client) report(`${path}.clientId`, `This realm has no client ${shown(clientId)}.`);
    else if (seen.has(clientId)) report(`${path}.clientId`, `${shown(clientId)} is there twice.`);
    seen.add(clientId);
    return client ? read(entry, client, path) : [];
  });
}

const overrideEdit = (
  { uuid }: PolicyClient,
  key: (typeof OVERRIDE_KEYS)[number],
  value: OverrideValue | undefined,
): PolicyEdit[] => (value === undefined ? [] : [{ kind: 'client', uuid, key, value }]);

function refuseOthers(
  object: JsonObject,
  known: readonly string[],
  prefix: string,
  report: Problems,
): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) {
      report(`${prefix}${key}`, `Not known here. Known are: ${known.join(', ')}.`);
    }
  }
}
