import { MAX_DURATION } from './duration.ts';
import { OVERRIDE_ATTRIBUTES } from './override-attributes.ts';
import { readOverride } from './override-text.ts';
import type { OverrideValue } from './policy-draft.ts';
import { OVERRIDE_KEYS, type PolicySnapshot } from './policy-snapshot.ts';
import { type PolicyText, policyText, REALM_KEYS } from './policy-text.ts';

/** What marks Curfew's own JSON, and the version of its shape. */
export const PLAIN_FORMAT = 'curfew-policy';
export const PLAIN_VERSION = 1;

/**
 * The realm as keycloak-config-cli and Keycloak's partial import take it. An empty text removes an
 * override.
 */
export const configCliCode = ({ realm, realmValues, clients }: PolicyText): string =>
  pretty({
    realm,
    ...Object.fromEntries(realmValues.map(([key, value]) => [REALM_KEYS[key], value])),
    ...(clients.length > 0 && {
      clients: clients.map(({ clientId, values }) => ({
        clientId,
        attributes: Object.fromEntries(
          values.map(([key, value]) => [OVERRIDE_ATTRIBUTES[key], value ?? '']),
        ),
      })),
    }),
  });

/**
 * Curfew's own JSON, in seconds. Without a draft it names every client, null for what is not set, so that
 * read back it restores the policy whatever came since.
 */
export function plainJsonCode(
  realm: string,
  today: PolicySnapshot,
  drafted: PolicySnapshot | undefined,
): string {
  const text = policyText(realm, today, drafted);
  const clients = drafted
    ? text.clients
    : today.clients.map(({ clientId, override }) => ({
        clientId,
        values: OVERRIDE_KEYS.map((key) => [key, override[key] ?? null] as const),
      }));
  return pretty({
    format: PLAIN_FORMAT,
    version: PLAIN_VERSION,
    realm,
    policy: Object.fromEntries(text.realmValues),
    clients: clients.map(({ clientId, values }) => {
      const own = values.map(([key, value]) => [key, jsonOverride(value)] as const);
      return Object.assign({ clientId }, Object.fromEntries(own));
    }),
  });
}

/** What Keycloak ignores, or nobody sets, is marked as meant, so that a slip of the pen is not read as the same. */
function jsonOverride(value: OverrideValue): number | null | { raw: string } {
  if (value === null) return null;
  const read = readOverride(value);
  const isPlain =
    read.kind === 'counts' && read.seconds <= MAX_DURATION && String(read.seconds) === value;
  return isPlain ? read.seconds : { raw: value };
}

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
