import { join } from 'node:path';

import { cacheDir } from '#scripts/process/cache-dir.mjs';

import { findJava } from './find-java.mjs';
import {
  homeFromEnvironment,
  homeFromGitHub,
  homeFromMaven,
  homeKeptEarlier,
  imageFromDocker,
  SourceNotThere,
} from './keycloak-sources.mjs';
import { keycloakVersion } from './keycloak-version.mjs';

/** @typedef {import('./keycloak-sources.mjs').KeycloakSource} KeycloakSource */

const sources = [
  { name: 'KEYCLOAK_HOME (an unpacked distribution)', find: homeFromEnvironment },
  { name: 'one obtained earlier', find: homeKeptEarlier },
  { name: 'a Docker engine', find: imageFromDocker },
  { name: 'Java 17 or later with Maven', find: homeFromMaven },
  { name: "Java 17 or later with Keycloak's release on GitHub", find: homeFromGitHub },
];

/**
 * Finds or fetches the Keycloak that Curfew is developed with: from the first source that is there
 * and passes its checks. One that is there and fails them is named, and passed over.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<KeycloakSource>}
 * @throws {Error} that names all sources and why each is none
 */
export async function obtainKeycloak({ progress, env }) {
  const java = (await findJava(env))?.java;
  const keptHome = join(cacheDir(env), `keycloak-${keycloakVersion}`);
  /** @type {string[]} */
  const reasons = [];
  for (const { name, find } of sources) {
    try {
      return await find({ progress, env, java, keptHome });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reasons.push(`  - ${name}: ${reason}`);
      if (!(error instanceof SourceNotThere)) {
        progress.say(`Keycloak is not taken from ${name}: ${reason}`);
      }
    }
  }
  const intro = `No Keycloak ${keycloakVersion} to be had. It is taken from the first of these that is there:`;
  throw new Error([intro, ...reasons].join('\n'));
}
