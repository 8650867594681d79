/** Who owns the embedded database: the default user cannot be used from outside the server. */
export const databaseUser = { name: 'curfew', password: 'curfew' };

// The script tool reads a file only, and echoes each statement; rows are marked with an arrow.
const rowMark = '--> ';
const runScript = `
script=$(mktemp) && cat >"$script" || exit 1
"$1" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \\
  -Dh2.bindAddress=127.0.0.1 -cp "$(echo "$2"/lib/lib/main/com.h2database.h2-*.jar)" \\
  org.h2.tools.RunScript -showResults -url "$3" -user "$4" -password "$5" -script "$script"
status=$?
rm -f "$script"
exit $status
`;

/**
 * The address of an embedded database that other programs may open while Keycloak runs.
 *
 * @param {string} databaseFile without the extension that the database adds
 * @returns {string}
 */
export function databaseUrl(databaseFile) {
  return `jdbc:h2:file:${databaseFile};NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE`;
}

/**
 * The command that runs the SQL on its standard input, where Keycloak's files are.
 *
 * @param {{ java: string, keycloakHome: string, url: string }} place
 * @returns {string[]} program and arguments
 */
export function databaseScriptCommand({ java, keycloakHome, url }) {
  const { name, password } = databaseUser;
  return ['sh', '-c', runScript, 'sh', java, keycloakHome, url, name, password];
}

/**
 * The rows in what that command printed: one on each line, columns with a space between them.
 *
 * @param {string} output
 * @returns {string}
 */
export function rowsPrinted(output) {
  return output
    .split('\n')
    .filter((line) => line.startsWith(rowMark))
    .map((line) => line.slice(rowMark.length).trimEnd())
    .join('\n');
}

/**
 * What went wrong, out of what that command printed, without the Java stack.
 *
 * @param {string} errorOutput
 * @returns {string}
 */
export function databaseError(errorOutput) {
  const lines = errorOutput.split('\n').filter((line) => !/^\s+at |^\s*$/.test(line));
  return lines
    .slice(0, 4)
    .join('\n')
    .replace(/^Exception in thread "main" \S+: /, '');
}
