import { chmod, copyFile, cp, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const copiedFolders = ['bin', 'themes'];

/**
 * Makes a home of its own for one server out of an unpacked distribution. Keycloak rewrites parts
 * of its home when it starts, so two servers cannot share one; and a distribution of the user's own
 * may hold settings (another database, another host name) that must not apply here.
 *
 * @param {{ distribution: string, home: string }} places `home` is made once and kept
 * @returns {Promise<void>}
 */
export async function prepareKeycloakHome({ distribution, home }) {
  if (await exists(join(home, 'bin'))) {
    return;
  }
  const unfinished = `${home}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  for (const folder of ['conf', 'data', 'providers', ...copiedFolders]) {
    await mkdir(join(unfinished, folder), { recursive: true });
  }
  for (const folder of copiedFolders) {
    await cp(join(distribution, folder), join(unfinished, folder), { recursive: true });
  }
  await linkTree(join(distribution, 'lib'), join(unfinished, 'lib'));
  await chmod(join(unfinished, 'bin', 'kc.sh'), 0o755);
  await rm(home, { recursive: true, force: true });
  await rename(unfinished, home);
}

/**
 * Links the libraries (150 MB that nobody changes) and copies what Keycloak rewrites.
 *
 * @param {string} from
 * @param {string} to
 * @returns {Promise<void>}
 */
async function linkTree(from, to) {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await linkTree(source, target);
    } else if (entry.name.endsWith('.jar') && !from.endsWith('quarkus')) {
      await link(source, target).catch(() => copyFile(source, target));
    } else {
      await copyFile(source, target);
    }
  }
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
