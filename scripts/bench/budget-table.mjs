import { spreadText } from './spread.mjs';

/**
 * @typedef {import('./spread.mjs').Spread} Spread
 *
 * @typedef {object} BudgetLine
 * @property {string} what
 * @property {string} curfew
 * @property {string} beside what Curfew is compared with
 * @property {string} budget
 * @property {boolean} [isMet] absent where there is no budget
 */

/**
 * @param {string} besideName
 * @param {readonly BudgetLine[]} lines
 * @returns {{ table: string, missed: string[] }} in Markdown; `missed`: a sentence for each budget
 */
export function budgetTable(besideName, lines) {
  return {
    table: tableOf(besideName, lines),
    missed: lines
      .filter(({ isMet }) => isMet === false)
      .map((line) => `Missed: ${line.what}: ${line.curfew}, the budget is ${line.budget}.`),
  };
}

/**
 * @param {{ what: string, curfew: Spread, console: Spread, times: number }} measured `times` sooner than
 *   the console is the budget
 * @returns {BudgetLine}
 */
export function soonerLine({ what, curfew, console, times }) {
  const ratio = console.median / curfew.median;
  return {
    what,
    curfew: `${spreadText(curfew)}, ${ratio.toFixed(2)} times sooner`,
    beside: spreadText(console),
    budget: `${times} times sooner`,
    isMet: ratio >= times,
  };
}

/**
 * @param {string} besideName
 * @param {readonly BudgetLine[]} lines
 * @returns {string}
 */
function tableOf(besideName, lines) {
  const cells = [
    ['', 'Curfew', besideName, 'Budget', ''],
    ...lines.map(({ what, curfew, beside, budget, isMet }) => [
      what,
      curfew,
      beside,
      budget,
      verdict(isMet),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...rows] = cells;
  return [head, rule, ...rows]
    .map((row) => `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`)
    .join('\n');
}

/**
 * @param {boolean | undefined} isMet
 * @returns {string}
 */
function verdict(isMet) {
  if (isMet === undefined) {
    return '';
  }
  return isMet ? 'met' : 'MISSED';
}
