import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OfflineSession } from '#domain/offline-session.ts';
import type { SessionBatch } from '#domain/session-batch.ts';
import { createSessionSet } from '#domain/session-set.ts';

import { createSessionPageParser } from './session-page-parser.ts';
import { parseSessionPage } from './session-page.ts';
import { emptyRow, ODD_ROW, readRowBytes } from './session-row-bytes.ts';

/** What comes of an answer that arrives in pieces which end at any byte. */
function parse(text: string, pieceBytes: number): SessionBatch {
  const parser = createSessionPageParser('GET x');
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    parser.push(bytes.slice(from, from + pieceBytes));
  }
  return parser.end();
}

function sessionsOf(batch: SessionBatch): OfflineSession[] {
  const set = createSessionSet();
  return Array.from(set.put(batch), (row) => {
    const { clients, ...session } = set.sessionAt(row);
    // A set of clients has one order, whichever came first.
    return { ...session, clients: clients.toSorted((x, y) => (x.uuid < y.uuid ? -1 : 1)) };
  });
}

/** What parsing gives, or why it does not. */
function outcome(parsing: () => SessionBatch): OfflineSession[] | string {
  try {
    return sessionsOf(parsing());
  } catch (error) {
    return String(error);
  }
}

/** Seldom, so that most pages hold one odd thing or none: two would hide each other. */
const seldom = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: odd });

const texts = seldom(
  fc.constantFrom('', 'mara', '10.0.0.1', 'Zoë', '\uFEFFbom', '},{id:', '\u2028', 'ÿ'),
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('},{"id":"', '\\', '"', '\n'),
  ),
);
const times = seldom(
  fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 45 }), fc.constant(0)),
  fc.constantFrom(-1, 1.5, 1e21),
);
const nothing = fc.constantFrom(null, undefined);

/** Rows as Keycloak writes them, now and then with something that it never writes. */
const rows = fc
  .uniqueArray(
    fc.record({
      id: seldom(fc.stringMatching(/^[\w-]{1,36}$/), texts),
      username: fc.oneof(texts, nothing),
      userId: fc.oneof(fc.constantFrom('u1', 'u2', 'u3'), nothing),
      ipAddress: fc.oneof(texts, nothing),
      start: times,
      lastAccess: times,
      rememberMe: fc.boolean(),
      clients: fc.oneof(
        fc.uniqueArray(fc.constantFrom('c1', 'c2', '__proto__', 'é'), { maxLength: 3 }),
        nothing,
      ),
      transientUser: fc.boolean(),
      more: seldom(fc.constantFrom(undefined, 'text'), fc.constantFrom(7, { a: ['}'] })),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  // A user has one name, and a client one id, in a list.
  .map((all) =>
    all.map(({ clients, ...row }) => ({
      ...row,
      username: row.userId ? `${row.userId}-${all[0]?.username ?? ''}` : undefined,
      clients:
        clients &&
        Object.fromEntries(clients.map((uuid) => [uuid, `${uuid}-${all[0]?.ipAddress}`])),
    })),
  );

describe('a session page parser', () => {
  it('gives what JSON.parse and the checks give, however the answer comes in pieces', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom(0, 0, 0, 1),
        (all, size, space) => {
          const text = JSON.stringify(all, null, space);
          expect(outcome(() => parse(text, size))).toEqual(
            outcome(() => parseSessionPage('GET x', text)),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    '',
    '[',
    '[]',
    '[ ]',
    '[{}]',
    '[1]',
    'null',
    '<html>',
    '{"error":"no"}',
    '[{"id":"a","start":1,"lastAccess":1},]',
    '[{"id":"a","start":1,"lastAccess":1}{"id":"b","start":1,"lastAccess":1}]',
    '[{"id":"a","start":1,"lastAccess":1}]]',
    '[{"id":"a","start":1,"lastAccess":1}',
    '[{"id":"a","start":01,"lastAccess":1}]',
    '[{"id":"a","id":null,"start":1,"lastAccess":1}]',
    '[{"id":"a","start":1,"lastAccess":1,"userId":"u","userId":null}]',
    '[{"id":"a","start":1,"lastAccess":1,"userId":true}]',
    '[{"id":"a","start":1,"lastAccess":nul}]',
    '[{"id":"a","start":1,"lastAccess":1,"clients":{"c":1}}]',
    String.raw`[{"id":"a","start":1,"lastAccess":1,"username":"a\\"}]`,
    String.raw`[{"id":"a","start":1,"lastAccess":1,"ipAddress":"\u0041"}]`,
    String.raw`[{"id":"a","start":1,"lastAccess":1,"clients":{"c":"a\\"}}]`,
    '[{"id":"a","start":1,"lastAccess":1,"username":"a\u0001b","userId":"u"}]',
    '[{"id":"a b","start":1,"lastAccess":1}]',
    '[{"id":"é","start":1,"lastAccess":1}]',
    `[{"id":"${'a'.repeat(256)}","start":1,"lastAccess":1}]`,
    '[{"id":"a","start":189632797708339979,"lastAccess":1}]',
    '[{"id":"a","start":1}]',
    '[{"id":"a","lastAccess":1}]',
  ])('agrees with JSON.parse about %s', (text) => {
    for (const size of [1, 5, 1000]) {
      expect(outcome(() => parse(text, size))).toEqual(
        outcome(() => parseSessionPage('GET x', text)),
      );
    }
  });

  it('takes the quick way for a row of Keycloak’s', () => {
    const row =
      '{"id":"-VqZFU1aJjsHNGHebSgjhOQ3","username":"mara","userId":"u1","ipAddress":"10.0.0.1","start":1795564800000,"lastAccess":1795564801000,"rememberMe":false,"clients":{"c1":"app-a"},"transientUser":false}';
    const bytes = new TextEncoder().encode(row);
    expect(readRowBytes(bytes, 0, emptyRow())).toBe(bytes.length);
    expect(readRowBytes(bytes.subarray(1), 0, emptyRow())).toBe(ODD_ROW);
  });
});
