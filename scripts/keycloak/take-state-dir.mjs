import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const lockName = 'in-use-by';

/**
 * Takes a folder for this process alone.
 *
 * @param {string} stateDir made if missing
 * @returns {Promise<(() => Promise<void>) | undefined>} gives it back; undefined when another
 *   process that still runs has it
 */
export async function takeStateDir(stateDir) {
  await mkdir(stateDir, { recursive: true });
  const lockFile = join(stateDir, lockName);
  if (!(await writeNew(lockFile))) {
    const owner = Number(await readFile(lockFile, 'utf8').catch(() => '0'));
    if (isRunning(owner)) {
      return undefined;
    }
    await rm(lockFile, { force: true });
    if (!(await writeNew(lockFile))) {
      return undefined;
    }
  }
  return () => rm(lockFile, { force: true });
}

/**
 * Takes the first of `<prefix>-0`, `<prefix>-1`, ... that nobody has, so that runs side by side do
 * not meet and a later run finds what an earlier one prepared.
 *
 * @param {string} prefix
 * @returns {Promise<{ stateDir: string, giveBack: () => Promise<void> }>}
 */
export async function takeFreeStateDir(prefix) {
  for (let index = 0; ; index += 1) {
    const stateDir = `${prefix}-${index}`;
    const giveBack = await takeStateDir(stateDir);
    if (giveBack !== undefined) {
      return { stateDir, giveBack };
    }
  }
}

/**
 * @param {string} lockFile
 * @returns {Promise<boolean>} false when it is there already
 */
async function writeNew(lockFile) {
  try {
    const file = await open(lockFile, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isRunning(pid) {
  if (!(pid > 0) || pid === process.pid) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
