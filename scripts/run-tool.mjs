import { signalTree, spawnTree } from './child-process-tree.mjs';

const keptOutputChars = 2_000_000;

/**
 * @typedef {object} ToolResult
 * @property {number} exitCode
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end and returns what it printed. Does not throw for a failing program,
 * only when the program is not there at all (the error's `code` is `ENOENT` then).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string, timeoutMillis?: number,
 *   onLine?: (line: string) => void }} [options] `input` goes to its standard input; a program that
 *   runs longer than `timeoutMillis` is killed; `onLine` sees each line as it is printed
 * @returns {Promise<ToolResult>}
 */
export function runTool(command, args, options = {}) {
  const { cwd, env, input, timeoutMillis, onLine } = options;
  return new Promise((resolve, reject) => {
    const child = spawnTree(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const stdout = collectText(child.stdout, onLine);
    const stderr = collectText(child.stderr, onLine);
    const timer =
      timeoutMillis === undefined
        ? undefined
        : setTimeout(() => signalTree(child, 'SIGKILL'), timeoutMillis);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? 1, stdout: stdout(), stderr: stderr() });
    });
    // A program that ends without reading its input closes the pipe: its exit code tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/**
 * Runs a program with this terminal as its own, for tools whose output is meant for people.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runVisibly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawnTree(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {((line: string) => void) | undefined} onLine
 * @returns {() => string} what has come so far
 */
function collectText(stream, onLine) {
  let text = '';
  let unfinishedLine = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (/** @type {string} */ chunk) => {
    text = (text + chunk).slice(-keptOutputChars);
    const lines = (unfinishedLine + chunk).split('\n');
    unfinishedLine = lines.pop() ?? '';
    for (const line of lines) {
      onLine?.(line);
    }
  });
  return () => text;
}
