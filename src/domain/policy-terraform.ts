import type { OverrideKey } from './policy-snapshot.ts';
import { type PolicyText, REALM_KEYS } from './policy-text.ts';
import type { RealmPolicyKey } from './realm-policy.ts';
import { visibleText } from './visible-text.ts';

/** The provider's arguments, which are Go durations for a realm; it has none for the client defaults. */
const REALM_ARGUMENTS: Readonly<Partial<Record<RealmPolicyKey, string>>> = {
  idle: 'offline_session_idle_timeout',
  maxEnabled: 'offline_session_max_lifespan_enabled',
  max: 'offline_session_max_lifespan',
};

/** The same of a client: texts, in seconds. An empty one removes the override. */
const CLIENT_ARGUMENTS = {
  idle: 'client_offline_session_idle_timeout',
  max: 'client_offline_session_max_lifespan',
} as const satisfies Record<OverrideKey, string>;

/**
 * A policy as HCL for the provider keycloak/keycloak. The arguments belong into the resources that a
 * configuration has already: what else a resource needs is left out. Keycloak keeps the client defaults
 * as attributes of the realm, so that is how they are set.
 */
export function terraformCode({ realm, realmValues, clients }: PolicyText): string {
  const blocks = [
    `# realm ${visibleText(realm)}: put these arguments into the resources you have.`,
  ];
  if (realmValues.length > 0) blocks.push(realmBlock(realm, realmValues));
  const labels = new Set<string>();
  for (const { clientId, values } of clients) {
    blocks.push(
      block(`resource "keycloak_openid_client" "${labelOf(clientId, labels)}"`, [
        ['realm_id', hclQuoted(realm)],
        ['client_id', hclQuoted(clientId)],
        ...values.map(([key, value]) => [CLIENT_ARGUMENTS[key], hclQuoted(value ?? '')] as const),
      ]),
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

function realmBlock(realm: string, values: PolicyText['realmValues']): string {
  const lines: [string, string][] = [['realm', hclQuoted(realm)]];
  const attributes: [string, string][] = [];
  for (const [key, value] of values) {
    const argument = REALM_ARGUMENTS[key];
    if (argument === undefined) attributes.push([hclQuoted(REALM_KEYS[key]), `"${value}"`]);
    else lines.push([argument, typeof value === 'number' ? `"${value}s"` : String(value)]);
  }
  const nested = block('  attributes =', attributes, '    ').replace(/\n\}$/, '\n  }');
  const main = block('resource "keycloak_realm" "realm"', lines);
  return attributes.length === 0 ? main : main.replace(/\n\}$/, `\n${nested}\n}`);
}

function block(head: string, lines: readonly (readonly [string, string])[], indent = '  '): string {
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return [
    `${head} {`,
    ...lines.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`),
    '}',
  ].join('\n');
}

/** A name for a resource that HCL takes and that no other client has. */
function labelOf(clientId: string, taken: Set<string>): string {
  const plain = clientId.replaceAll(/[^A-Za-z0-9_-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
  let label = plain;
  for (let number = 2; taken.has(label); number += 1) label = `${plain}_${number}`;
  taken.add(label);
  return label;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': String.raw`\"`,
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** A text in HCL's quotes: `${` and `%{` would begin a template, and a line may not end inside. */
const hclQuoted = (text: string): string =>
  `"${text
    .replaceAll(
      /["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu,
      (character) => SHORT_ESCAPES[character] ?? escaped(character),
    )
    .replaceAll(/([$%])\{/g, '$1$1{')}"`;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return String.raw`\uFFFD`;
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
