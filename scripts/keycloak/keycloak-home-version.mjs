import { access, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { keycloakVersion } from './keycloak-version.mjs';

/**
 * Makes sure that a folder is an unpacked distribution of the right Keycloak.
 *
 * @param {string} home
 * @returns {Promise<void>}
 * @throws {Error} that says what it is instead
 */
export async function checkKeycloakHome(home) {
  const isThere = await access(join(home, 'bin', 'kc.sh')).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    throw new Error(`${home} is no unpacked Keycloak (no bin/kc.sh)`);
  }
  const version = (await versionFromText(home)) ?? (await versionFromJar(home));
  if (version !== keycloakVersion) {
    throw new Error(
      `${home} is Keycloak ${version ?? 'of an unknown version'}, not ${keycloakVersion}`,
    );
  }
}

/**
 * @param {string} home
 * @returns {Promise<string | undefined>}
 */
async function versionFromText(home) {
  const text = await readFile(join(home, 'version.txt'), 'utf8').catch(() => '');
  return versionIn(text);
}

/**
 * The version in what `version.txt` of Keycloak says.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export function versionIn(text) {
  return /Version\s+(\d\S*)/i.exec(text)?.[1];
}

/**
 * @param {string} home
 * @returns {Promise<string | undefined>}
 */
async function versionFromJar(home) {
  const names = await readdir(join(home, 'lib', 'lib', 'main')).catch(() => []);
  const jar = names.find((name) => name.startsWith('org.keycloak.keycloak-core-'));
  return jar?.slice('org.keycloak.keycloak-core-'.length, -'.jar'.length);
}
