import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeyNumbers, hashOfText } from './session-keys.ts';

describe('createKeyNumbers', () => {
  it('gives each key the number that it came with, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 })),
        fc.integer({ max: 3000 }),
        (keys, many) => {
          // More than the table begins with, so that it grows.
          const all = [...keys, ...Array.from({ length: many }, (_, at) => `key ${at}`), ...keys];
          const known: string[] = [];
          const numbers = createKeyNumbers(hashOfText, (number, key) => known[number] === key);
          for (const key of all) {
            const isNew = !known.includes(key);
            expect(numbers.find(key)).toBe(isNew ? -1 : known.indexOf(key));
            const number = numbers.take(key);
            if (isNew) known.push(key);
            expect(known[number]).toBe(key);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
