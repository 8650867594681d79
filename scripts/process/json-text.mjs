/**
 * @param {unknown} value something parsed from JSON
 * @param {string} key
 * @returns {unknown} what is there, undefined where the value is no object
 */
export function valueAt(value, key) {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/**
 * @param {unknown} value something parsed from JSON
 * @param {string} key
 * @returns {string | undefined} the text that is there, if it is a text
 */
export function textAt(value, key) {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : undefined;
}
