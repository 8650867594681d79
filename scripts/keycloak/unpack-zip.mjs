import { rm } from 'node:fs/promises';

import { runTool } from '#scripts/process/run-tool.mjs';

/**
 * Unpacks a zip with whatever this machine has for it.
 *
 * @param {string} zipFile
 * @param {string} intoDir an existing folder
 * @returns {Promise<void>}
 * @throws {Error} when no tool is there, or the file is damaged
 */
export async function unpackZip(zipFile, intoDir) {
  const tools = [
    ['unzip', '-q', '-o', zipFile, '-d', intoDir],
    ['jar', 'xf', zipFile],
    ['python3', '-m', 'zipfile', '-e', zipFile, intoDir],
  ];
  for (const [command = '', ...args] of tools) {
    const result = await runTool(command, args, { cwd: intoDir }).catch(() => undefined);
    if (result?.exitCode === 0) {
      return;
    }
    if (result !== undefined) {
      await rm(zipFile, { force: true });
      throw new Error(`${zipFile} is damaged (${command}: ${result.stderr.trim().split('\n')[0]})`);
    }
  }
  throw new Error('unzip, jar (of a JDK) or python3 is needed to unpack Keycloak');
}
