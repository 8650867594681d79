import { OVERRIDE_ATTRIBUTES } from './override-attributes.ts';
import { type PolicyText, REALM_KEYS } from './policy-text.ts';
import { visibleText } from './visible-text.ts';

/**
 * The commands of Keycloak's own `kcadm.sh` that set a policy, for a POSIX shell. `-n` sends these values
 * alone, so nothing else of the realm or client is written. Values of attributes are JSON texts: kcadm
 * would make a number of what looks like one, and an empty text removes the attribute.
 */
export function kcadmCode({ realm, realmValues, clients }: PolicyText): string {
  const blocks = [`# realm ${visibleText(realm)}`];
  if (realmValues.length > 0) {
    const sets = realmValues.map(([key, value]) => `${REALM_KEYS[key]}=${value}`);
    blocks.push(command([shellQuoted(`realms/${pathPart(realm)}`)], sets));
  }
  for (const { uuid, clientId, values } of clients) {
    const sets = values.map(
      ([key, value]) =>
        `attributes."${OVERRIDE_ATTRIBUTES[key]}"=${JSON.stringify(wellFormed(value ?? ''))}`,
    );
    const where = [shellQuoted(`clients/${pathPart(uuid)}`), realmOption(realm)];
    blocks.push(`# client ${visibleText(clientId)}\n${command(where, sets)}`);
  }
  return `${blocks.join('\n\n')}\n`;
}

const command = (where: readonly string[], sets: readonly string[]): string =>
  [`kcadm.sh update ${where.join(' ')} -n`, ...sets.map((set) => `  -s ${shellQuoted(set)}`)].join(
    ' \\\n',
  );

/** A name that begins with a dash would be taken for an option, unless it is joined to its own. */
const realmOption = (realm: string): string =>
  realm.startsWith('-') ? shellQuoted(`--target-realm=${realm}`) : `-r ${shellQuoted(realm)}`;

/** A word that a POSIX shell takes as it is: in single quotes nothing means anything but the end of them. */
const shellQuoted = (text: string): string =>
  /^[\w./:=,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const pathPart = (text: string): string => encodeURIComponent(wellFormed(text));

/** Without halves of surrogate pairs, which no encoding can carry. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
