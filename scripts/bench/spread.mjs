/**
 * @typedef {{ median: number, min: number, max: number }} Spread
 */

/**
 * @param {readonly number[]} values an odd number of them
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ index) => sorted.at(index) ?? Number.NaN;
  return { median: at((sorted.length - 1) / 2), min: at(0), max: at(-1) };
}

/**
 * @param {Spread} spread
 * @returns {string} whole numbers: median (min-max)
 */
export function spreadText({ median, min, max }) {
  return `${median.toFixed(0)} (${min.toFixed(0)}-${max.toFixed(0)})`;
}
