import { expect, test } from 'vitest';

import { databaseError, rowsPrinted } from './h2-script.mjs';

test('the rows, without the echo of the statements', () => {
  const output =
    "select a, b from t;\n--> 1 x | y\n--> 2 null\n;\nupdate t set a = 3;\nselect '';\n--> \n;\n";
  expect(rowsPrinted(output)).toBe('1 x | y\n2 null\n');
});

test('the error, without the stack', () => {
  const output = [
    'Exception in thread "main" org.h2.jdbc.JdbcSQLSyntaxErrorException: Table "NOPE" not found; SQL statement:',
    'select * from nope [42102-240]',
    '\tat org.h2.message.DbException.getJdbcSQLException(DbException.java:514)',
  ].join('\n');
  expect(databaseError(output)).toBe(
    'Table "NOPE" not found; SQL statement:\nselect * from nope [42102-240]',
  );
});
