import { join } from 'node:path';

import { runTool } from '#scripts/process/run-tool.mjs';

const oldestMajor = 17;

/**
 * A Java that can run Keycloak: the one of `JAVA_HOME`, else the one on the path.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ java: string, version: string } | undefined>} undefined when there is none, or
 *   only older ones than Java 17
 */
export async function findJava(env) {
  const javaHome = env['JAVA_HOME'];
  const candidates = javaHome ? [join(javaHome, 'bin', 'java'), 'java'] : ['java'];
  for (const java of candidates) {
    const version = await javaVersion(java);
    if (version !== undefined && majorOf(version) >= oldestMajor) {
      return { java, version };
    }
  }
  return undefined;
}

/**
 * @param {string} version `17.0.15`, or `1.8.0_412` as it was written once
 * @returns {number}
 */
export function majorOf(version) {
  const [first = '', second = ''] = version.split(/[._+-]/);
  return Number(first === '1' ? second : first);
}

/**
 * @param {string} java
 * @returns {Promise<string | undefined>}
 */
async function javaVersion(java) {
  try {
    const { stdout, stderr } = await runTool(java, ['-version'], { timeoutMillis: 20_000 });
    return /version "([^"]+)"/.exec(stderr + stdout)?.[1];
  } catch {
    return undefined;
  }
}
