import { setTimeout as sleep } from 'node:timers/promises';

import { signalTree, spawnTree } from './child-process-tree.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const keptOutputChars = 2_000_000;
const endWithinMillis = 5000;

/** @type {Map<ChildProcess, Promise<void>>} what runs just now, and its end */
const runningTools = new Map();

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
    rememberTool(child);
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
    rememberTool(child);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Interrupts every program that `runTool` and `runVisibly` wait for, and waits until they have
 * ended; those that do not within a few seconds are killed.
 *
 * @returns {Promise<void>}
 */
export async function endTools() {
  const tools = [...runningTools];
  for (const [child] of tools) {
    signalTree(child, 'SIGINT');
  }
  const allEnded = Promise.all(tools.map(([, ended]) => ended));
  await Promise.race([allEnded, sleep(endWithinMillis)]);
  for (const [child] of tools) {
    signalTree(child, 'SIGKILL');
  }
}

/**
 * @param {ChildProcess} child
 */
function rememberTool(child) {
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => {
    const forget = () => {
      runningTools.delete(child);
      resolve();
    };
    child.once('error', forget);
    child.once('exit', forget);
  });
  runningTools.set(child, ended);
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
