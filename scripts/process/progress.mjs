/**
 * @typedef {(text: string) => void} Detail says what a step waits for just now
 *
 * @typedef {object} Progress
 * @property {<T>(label: string, work: (detail: Detail) => Promise<T>) => Promise<T>} step shows
 *   `label` as long as `work` takes, if that is more than a moment; steps may overlap
 * @property {(line: string) => void} say prints a line
 */

const shownAfterMillis = 1000;
const repaintMillis = 250;
const reminderMillis = 15_000;

/**
 * Shows what a command does while it does it: on a terminal a line that changes, elsewhere (a log
 * file, CI) a line when a step has taken a second, one every quarter of a minute, and its end.
 *
 * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} [out]
 * @returns {Progress}
 */
export function createProgress(out = process.stdout) {
  /** @type {Set<{ label: string, detail: string, startedAtMillis: number, saidAtMillis: number }>} */
  const steps = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  /** @param {string} text */
  const print = (text) => void out.write(out.isTTY ? `\r\u001B[K${text}` : text);

  function repaint() {
    const slow = [...steps].filter((step) => Date.now() - step.startedAtMillis >= shownAfterMillis);
    if (out.isTTY) {
      print(
        slow
          .map(describe)
          .join(' · ')
          .slice(0, (out.columns || 80) - 1),
      );
      return;
    }
    for (const step of slow.filter(
      ({ saidAtMillis }) => Date.now() - saidAtMillis >= reminderMillis,
    )) {
      step.saidAtMillis = Date.now();
      print(`  ${describe(step)}\n`);
    }
  }

  return {
    async step(label, work) {
      const step = { label, detail: '', startedAtMillis: Date.now(), saidAtMillis: 0 };
      steps.add(step);
      timer ??= setInterval(repaint, repaintMillis);
      let mark = '✗';
      try {
        const result = await work((text) => {
          step.detail = text;
        });
        mark = '✓';
        return result;
      } finally {
        steps.delete(step);
        if (Date.now() - step.startedAtMillis >= shownAfterMillis) {
          print(`${mark} ${label} (${secondsSince(step.startedAtMillis)})\n`);
        }
        if (steps.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
    say: (line) => print(`${line}\n`),
  };
}

/**
 * @param {{ label: string, detail: string, startedAtMillis: number }} step
 * @returns {string}
 */
function describe({ label, detail, startedAtMillis }) {
  const what = detail === '' ? label : `${label}: ${detail}`;
  return `… ${what} (${secondsSince(startedAtMillis)})`;
}

/**
 * @param {number} startedAtMillis
 * @returns {string}
 */
function secondsSince(startedAtMillis) {
  return `${Math.round((Date.now() - startedAtMillis) / 1000)} s`;
}
