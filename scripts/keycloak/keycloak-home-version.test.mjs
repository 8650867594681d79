import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { majorOf } from './find-java.mjs';
import { checkKeycloakHome, versionIn } from './keycloak-home-version.mjs';
import { keycloakVersion } from './keycloak-version.mjs';

/** @type {string} */
let home;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'curfew-home-'));
});
afterEach(() => rm(home, { recursive: true }));

/** @param {string} path */
async function put(path, text = '') {
  await mkdir(join(home, path, '..'), { recursive: true });
  await writeFile(join(home, path), text);
}

test('a folder without Keycloak is refused', async () => {
  await expect(checkKeycloakHome(home)).rejects.toThrow('no unpacked Keycloak');
});

test('the version is read from version.txt', async () => {
  await put('bin/kc.sh');
  await put('version.txt', 'Keycloak - Version 25.0.1\n');
  await expect(checkKeycloakHome(home)).rejects.toThrow(
    `is Keycloak 25.0.1, not ${keycloakVersion}`,
  );
  await put('version.txt', `Keycloak - Version ${keycloakVersion}\n`);
  await checkKeycloakHome(home);
});

test('or from the name of a library', async () => {
  await put('bin/kc.sh');
  await expect(checkKeycloakHome(home)).rejects.toThrow('of an unknown version');
  await put(`lib/lib/main/org.keycloak.keycloak-core-${keycloakVersion}.jar`);
  await checkKeycloakHome(home);
});

test('versions as they are written', () => {
  expect(versionIn('Keycloak - Version 26.7.4')).toBe('26.7.4');
  expect(versionIn('')).toBeUndefined();
  expect(['17.0.15', '1.8.0_412', '25', '21-ea'].map(majorOf)).toEqual([17, 8, 25, 21]);
});
