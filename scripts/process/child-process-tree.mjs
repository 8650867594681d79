import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const runningChildren = new Set();

/** @type {AsyncLocalStorage<{ isInterrupted: boolean }>} */
const interruptibleWork = new AsyncLocalStorage();

/**
 * Runs something that can be told to start no more programs: from then on its `spawnTree` throws,
 * while that of whoever cleans up after it still works.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {{ result: Promise<T>, interrupt: () => void }}
 */
export function runInterruptible(work) {
  const state = { isInterrupted: false };
  return {
    result: interruptibleWork.run(state, work),
    interrupt() {
      state.isInterrupted = true;
    },
  };
}

/**
 * Starts a program as the head of its own process group, so that it can be ended together with
 * everything it starts. Whatever still runs when this process exits is killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Omit<import('node:child_process').SpawnOptions, 'detached'>} [options]
 * @returns {ChildProcess}
 * @throws {Error} within interrupted work
 */
export function spawnTree(command, args, options = {}) {
  if (interruptibleWork.getStore()?.isInterrupted) {
    throw new Error(`Interrupted before ${command}`);
  }
  const child = spawn(command, args, { ...options, detached: true });
  runningChildren.add(child);
  const forget = () => runningChildren.delete(child);
  child.once('error', forget);
  child.once('exit', forget);
  return child;
}

/**
 * Sends a signal to a program and to everything it started; a program that is gone is no error.
 *
 * @param {ChildProcess} child as returned by `spawnTree`
 * @param {NodeJS.Signals} signal
 */
export function signalTree(child, signal) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended meanwhile.
  }
}

process.once('exit', () => {
  for (const child of runningChildren) {
    signalTree(child, 'SIGKILL');
  }
});
