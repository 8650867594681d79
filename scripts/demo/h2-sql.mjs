/** SQL text for Keycloak's embedded H2 database. */

/** @typedef {string | number | boolean | null} SqlValue */

/** So many rows in one statement: enough to be quick, few enough to be parsed at once. */
const ROWS_OF_A_STATEMENT = 250;

/**
 * A value as a literal of H2, in ASCII alone: the tool that runs a script reads it in whatever
 * charset its machine is set to.
 * @param {SqlValue} value
 * @returns {string}
 */
export function h2Literal(value) {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  const quoted = value.replaceAll("'", "''");
  if (/^[\x20-\x7E]*$/.test(value)) return `'${quoted}'`;
  const escaped = quoted
    .replaceAll('\\', '\\\\')
    // One escape for each code point: `\+` takes six digits.
    .replaceAll(/[^\x20-\x7E]/gu, (char) => {
      const codePoint = char.codePointAt(0) ?? 0;
      return `\\+${codePoint.toString(16).padStart(6, '0')}`;
    });
  return `U&'${escaped}'`;
}

/**
 * Statements that insert rows into a table.
 * @param {string} table With its columns, e.g. `T(A, B)`; taken as it is.
 * @param {SqlValue[][]} rows
 * @returns {string} '' for no rows.
 */
export function h2Insert(table, rows) {
  const statements = [];
  for (let first = 0; first < rows.length; first += ROWS_OF_A_STATEMENT) {
    const values = rows
      .slice(first, first + ROWS_OF_A_STATEMENT)
      .map((row) => `(${row.map((value) => h2Literal(value)).join(',')})`);
    statements.push(`INSERT INTO ${table} VALUES\n${values.join(',\n')};\n`);
  }
  return statements.join('');
}
