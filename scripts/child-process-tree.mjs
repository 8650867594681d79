import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const runningChildren = new Set();

/**
 * Starts a program as the head of its own process group, so that it can be ended together with
 * everything it starts. Whatever still runs when this process exits is killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Omit<import('node:child_process').SpawnOptions, 'detached'>} [options]
 * @returns {ChildProcess}
 */
export function spawnTree(command, args, options = {}) {
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

/**
 * Sends a signal to every program started by `spawnTree` that still runs.
 *
 * @param {NodeJS.Signals} signal
 */
export function signalAllTrees(signal) {
  for (const child of runningChildren) {
    signalTree(child, signal);
  }
}

process.once('exit', () => signalAllTrees('SIGKILL'));
