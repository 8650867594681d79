import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { runTool } from '#scripts/process/run-tool.mjs';

import { downloadChecked } from './download.mjs';
import { checkKeycloakHome, versionIn } from './keycloak-home-version.mjs';
import { keycloakImage, keycloakVersion } from './keycloak-version.mjs';
import { unpackZip } from './unpack-zip.mjs';

/**
 * @typedef {{ kind: 'distribution', home: string, java: string }
 *   | { kind: 'container', image: string, engine: string }} KeycloakSource
 *
 * @typedef {object} Search
 * @property {import('#scripts/process/progress.mjs').Progress} progress
 * @property {NodeJS.ProcessEnv} env
 * @property {string | undefined} java one that can run Keycloak
 * @property {string} keptHome where an obtained distribution is kept
 */

const engine = 'docker';
const engineAnswersWithinMillis = 10_000;
const releaseUrl = `https://github.com/keycloak/keycloak/releases/download/${keycloakVersion}/keycloak-${keycloakVersion}.zip`;

/** Why a source is passed over without a word: it is simply not there. */
export class SourceNotThere extends Error {}

/**
 * @param {Search} search
 * @returns {Promise<KeycloakSource>}
 */
export async function homeFromEnvironment({ env, java }) {
  const home = env['KEYCLOAK_HOME'];
  if (!home) {
    throw new SourceNotThere('the variable is not set');
  }
  await checkKeycloakHome(home);
  return { kind: 'distribution', home, java: required(java) };
}

/**
 * @param {Search} search
 * @returns {Promise<KeycloakSource>}
 */
export async function homeKeptEarlier({ java, keptHome }) {
  await access(keptHome).catch(() => {
    throw new SourceNotThere(`nothing in ${keptHome}`);
  });
  await checkKeycloakHome(keptHome);
  return { kind: 'distribution', home: keptHome, java: required(java) };
}

/**
 * @param {Search} search
 * @returns {Promise<KeycloakSource>}
 */
export async function imageFromDocker({ progress }) {
  const info = await tryTool(engine, ['version', '--format', '{{.Server.Version}}'], {
    timeoutMillis: engineAnswersWithinMillis,
  });
  if (info === undefined) {
    throw new SourceNotThere('no docker command');
  }
  if (info.exitCode !== 0) {
    throw new SourceNotThere('no engine answers the docker command');
  }
  await progress.step(`Fetch ${keycloakImage}`, async (detail) => {
    const known = await runTool(engine, ['image', 'inspect', keycloakImage]);
    if (known.exitCode === 0) {
      return;
    }
    const pulled = await runTool(engine, ['pull', keycloakImage], { onLine: detail });
    if (pulled.exitCode !== 0) {
      throw new Error(`${keycloakImage} cannot be pulled (${lastLine(pulled.stderr)})`);
    }
  });
  const printVersion = ['--entrypoint', 'cat', keycloakImage, '/opt/keycloak/version.txt'];
  const printed = await runTool(engine, ['run', '--rm', ...printVersion]);
  const version = versionIn(printed.stdout);
  if (version !== keycloakVersion) {
    throw new Error(`${keycloakImage} holds Keycloak ${version ?? 'of an unknown version'}`);
  }
  return { kind: 'container', image: keycloakImage, engine };
}

/**
 * @param {Search} search
 * @returns {Promise<KeycloakSource>}
 */
export function homeFromMaven(search) {
  return unpackedHome(search, async (workDir) => {
    const version = await tryTool('mvn', ['--version'], {});
    if (version?.exitCode !== 0) {
      throw new SourceNotThere('no mvn command');
    }
    const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
    const artifact = `org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`;
    await search.progress.step('Fetch Keycloak with Maven', async (detail) => {
      detail('177 MB');
      const result = await runTool('mvn', [
        '--batch-mode',
        '--quiet',
        '--strict-checksums',
        copy,
        `-Dartifact=${artifact}`,
        `-DoutputDirectory=${workDir}`,
        '-Dmdep.useBaseVersion=true',
      ]);
      if (result.exitCode !== 0) {
        const error = /\[ERROR\] (.*)/.exec(result.stdout + result.stderr)?.[1];
        throw new Error(`Maven failed: ${error ?? lastLine(result.stderr)}`);
      }
    });
    return join(workDir, `keycloak-quarkus-dist-${keycloakVersion}.zip`);
  });
}

/**
 * @param {Search} search
 * @returns {Promise<KeycloakSource>}
 */
export function homeFromGitHub(search) {
  return unpackedHome(search, async (workDir) => {
    const zipFile = join(workDir, 'keycloak.zip');
    await search.progress.step("Fetch Keycloak's release", (detail) =>
      downloadChecked(releaseUrl, zipFile, detail),
    );
    return zipFile;
  });
}

/**
 * @param {Search} search
 * @param {(workDir: string) => Promise<string>} fetchZip
 * @returns {Promise<KeycloakSource>}
 */
async function unpackedHome({ progress, java, keptHome }, fetchZip) {
  if (java === undefined) {
    throw new SourceNotThere('no Java 17 or later is installed');
  }
  const workDir = `${keptHome}.${process.pid}.part`;
  await mkdir(workDir, { recursive: true });
  try {
    const zipFile = await fetchZip(workDir);
    await progress.step('Unpack Keycloak', () => unpackZip(zipFile, workDir));
    const home = join(workDir, `keycloak-${keycloakVersion}`);
    await checkKeycloakHome(home);
    await rm(keptHome, { recursive: true, force: true });
    await rename(home, keptHome);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  return { kind: 'distribution', home: keptHome, java };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMillis?: number }} options
 * @returns {Promise<import('#scripts/process/run-tool.mjs').ToolResult | undefined>} undefined: no such program
 */
async function tryTool(command, args, options) {
  return runTool(command, args, options).catch(() => undefined);
}

/**
 * @param {string} text
 * @returns {string}
 */
function lastLine(text) {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/**
 * @param {string | undefined} java
 * @returns {string}
 */
function required(java) {
  if (java === undefined) {
    throw new Error('it needs Java 17 or later, and none is installed');
  }
  return java;
}
