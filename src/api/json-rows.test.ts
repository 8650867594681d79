import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonRows } from './json-rows.ts';

/** What comes of a body that arrives in pieces which end at any byte. */
async function read(text: string, pieceBytes: number): Promise<unknown[]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        controller.enqueue(bytes.subarray(from, from + pieceBytes));
      }
      controller.close();
    },
  });
  const batches: unknown[] = [];
  for await (const batch of jsonRows(body)) batches.push(batch);
  return batches;
}

describe('jsonRows', () => {
  it('gives the rows of any list, however it comes in pieces', async () => {
    const rows = fc.array(
      fc.record({
        name: fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('},{"', '\\"]', '[{', '\\'),
        ),
        clients: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 60 }),
        fc.nat(1),
        async (all, size, space) => {
          expect((await read(JSON.stringify(all, null, space), size)).flat()).toEqual(all);
        },
      ),
    );
  });

  it.each(['', '[', '[{"a":1}', '[{"a":1},{"a', '[{"a":1}]x', '[1]', '{"a":{"b":1}}', '<html>{}'])(
    'hands on the text that is no list: %s',
    async (text) => {
      for (const size of [1, 4, 100]) {
        const last = (await read(text, size)).at(-1);
        expect(typeof last).toBe('string');
      }
    },
  );

  it('hands on rows that are no JSON as their text', async () => {
    expect(await read('[{"a":1}, {a}]', 100)).toEqual(['[{"a":1}, {a}']);
  });
});
