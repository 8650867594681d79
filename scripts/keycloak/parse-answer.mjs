/**
 * Reads an answer of Keycloak as the type its caller expects; '' reads as undefined.
 * @template T
 * @param {string} text
 * @returns {T} Throws a SyntaxError for what is no JSON.
 */
export function parseAnswer(text) {
  /** @type {unknown} */
  const value = text === '' ? undefined : JSON.parse(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a script fails loudly at once when an answer has another shape, and none of it reaches the product
  return /** @type {T} */ (value);
}
