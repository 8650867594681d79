import { runInterruptible } from './child-process-tree.mjs';
import { endTools } from './run-tool.mjs';

/**
 * @typedef {object} Started what a command must end before it ends itself
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} [kill] the hard way, for the impatient
 *
 * @typedef {(started: Started) => void} Remember
 *
 * @typedef {object} CommandResult
 * @property {number} exitCode
 * @property {string} [lastLine] printed when all has been stopped
 */

// npm passes Ctrl-C on to a program that the terminal has already told: that is one key press.
const sameKeyPressMillis = 700;
const killWithinMillis = 5000;
const interrupts = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a command of this project and ends the process with its exit code. Whatever the command
 * remembers is stopped at the end, in reverse order: after an error, on Ctrl-C and on SIGTERM too.
 * A second Ctrl-C kills it. An error is printed as one message and makes the exit code 1.
 *
 * @param {(remember: Remember) => Promise<CommandResult>} command
 * @param {{ interruptedExitCode?: number }} [options] the exit code after Ctrl-C: 130 if not given
 * @returns {Promise<never>}
 */
export async function runCommand(command, { interruptedExitCode = 130 } = {}) {
  /** @type {Started[]} */
  const all = [];
  let isEnding = false;
  let interruptedAtMillis = 0;

  /** @type {Promise<void> | undefined} */
  let stopping;
  const stopAll = () => (stopping ??= stopEach());
  async function stopEach() {
    for (let started = all.pop(); started !== undefined; started = all.pop()) {
      await started.stop().catch(report);
    }
  }

  function interrupt() {
    if (Date.now() - interruptedAtMillis < sameKeyPressMillis) {
      return;
    }
    const isSecond = interruptedAtMillis > 0;
    interruptedAtMillis = Date.now();
    void (isSecond ? killAll() : endInterrupted());
  }

  async function endInterrupted() {
    process.stdout.write('\nStopping. Ctrl-C again stops at once.\n');
    isEnding = true;
    work.interrupt();
    // First what works with the servers, then the servers.
    await endTools();
    await stopAll();
    process.exit(interruptedExitCode);
  }

  async function killAll() {
    setTimeout(() => process.exit(1), killWithinMillis).unref();
    await Promise.allSettled(killable.map(({ kill, stop }) => (kill ?? stop)()));
    process.exit(1);
  }

  /** @type {Started[]} */
  const killable = [];
  const work = runInterruptible(() =>
    command((started) => {
      all.push(started);
      killable.push(started);
    }),
  );
  for (const signal of interrupts) {
    process.on(signal, interrupt);
  }
  /** @type {CommandResult} */
  const result = await work.result.catch((error) => {
    // What is being stopped fails whoever waits for it: that is no error of its own.
    if (!isEnding) {
      report(error);
    }
    return { exitCode: 1 };
  });
  if (isEnding) {
    await new Promise(() => undefined);
  }
  await stopAll();
  if (result.lastLine !== undefined) {
    process.stdout.write(`${result.lastLine}\n`);
  }
  process.exit(result.exitCode);
}

/**
 * @param {unknown} error
 */
function report(error) {
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env['CURFEW_DEBUG'] && error instanceof Error ? `\n${error.stack}` : '';
  process.stderr.write(`\n${message}${stack}\n`);
}
