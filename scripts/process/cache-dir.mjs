import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Keycloak and the demo's data are kept between runs.
 *
 * @param {NodeJS.ProcessEnv} env `CURFEW_CACHE` names another folder
 * @returns {string}
 */
export function cacheDir(env) {
  return env['CURFEW_CACHE'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'curfew');
}
