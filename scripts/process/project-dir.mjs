import { fileURLToPath } from 'node:url';

/** The folder of this project. */
export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
