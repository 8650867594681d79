import { describe, expect, it } from 'vitest';

import { h2Insert, h2Literal } from './h2-sql.mjs';

describe('h2Literal', () => {
  it.each([
    [null, 'NULL'],
    [true, 'TRUE'],
    [12, '12'],
    ['', "''"],
    [String.raw`a\b`, String.raw`'a\b'`],
    ["x'); drop table y;--", "'x''); drop table y;--'"],
    ['Müller', String.raw`U&'M\+0000fcller'`],
    ['\u202e\\\n', String.raw`U&'\+00202e\\\+00000a'`],
    ["👩'", String.raw`U&'\+01f469'''`],
  ])('writes %j as %s', (value, literal) => {
    expect(h2Literal(value)).toBe(literal);
  });
});

describe('h2Insert', () => {
  it('is nothing for no rows', () => {
    expect(h2Insert('T(A)', [])).toBe('');
  });

  it('puts many rows into several statements', () => {
    const rows = Array.from({ length: 501 }, (_, index) => [index]);
    const sql = h2Insert('T(A)', rows);
    expect(sql.match(/INSERT INTO T\(A\) VALUES/g)).toHaveLength(3);
    expect(sql.match(/\(\d+\)/g)).toHaveLength(501);
  });
});
