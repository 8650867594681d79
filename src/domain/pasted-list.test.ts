import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { matchPastedList, type PastedList, readPastedList } from './pasted-list.ts';
import { sessionBatch } from './session-batch.ts';
import { createSessionSet } from './session-set.ts';

function parsePastedList(text: string): PastedList {
  const reading = readPastedList(text);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value;
}

const texts = (text: string) => parsePastedList(text).entries.map((entry) => entry.text);

const session = (id: string, userId: string, username: string): OfflineSession => ({
  id,
  userId,
  username,
  ipAddress: undefined,
  startedAt: 1,
  lastRefreshAt: 1,
  clients: [],
});

function setOf(...sessions: OfflineSession[]) {
  const set = createSessionSet();
  for (const one of sessions) set.put(sessionBatch([one]));
  return set;
}

describe('readPastedList', () => {
  it('reads one a line, whatever ends the lines, and passes over empty ones', () => {
    expect(texts('\uFEFFa\r\n b \n\n"c"\rd\n')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads the column that the first line names, else the first', () => {
    expect(texts('user;session_id;x\nalice;s1;1\n"b;ob";s2;2')).toEqual(['s1', 's2']);
    expect(texts('alice,1\nbob,2')).toEqual(['alice', 'bob']);
    expect(parsePastedList('Username\nalice').column).toBe('username');
  });

  it('takes off the apostrophe that keeps a spreadsheet from calculating', () => {
    expect(texts("'-abc\n\"'=x\"\n'quoted'")).toEqual(['-abc', '=x', "'quoted'"]);
  });

  it('keeps each entry once and tells where the others stand', () => {
    const { entries, duplicates } = parsePastedList('a\nb\na\n\na');
    expect(entries).toHaveLength(2);
    expect(duplicates.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('loses no entry', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_][\w-]{0,30}$/);
    fc.assert(
      fc.property(fc.array(id), fc.constantFrom('\n', '\r\n'), (ids, end) => {
        const { entries, duplicates, column } = parsePastedList(ids.join(end));
        expect(entries.length + duplicates.length + (column === undefined ? 0 : 1)).toBe(
          ids.length,
        );
      }),
    );
  });
});

describe('matchPastedList', () => {
  const set = setOf(
    session('s1', 'u1', 'alice'),
    session('s2', 'u1', 'alice'),
    session('s3', 'u2', 'bob'),
    session('s4', 'u3', 'carol'),
  );
  set.drop(3);
  const match = (text: string) => {
    const { rows, unknown } = matchPastedList(parsePastedList(text).entries, set);
    return { ids: Array.from(rows, set.idAt), unknown: unknown.map((entry) => entry.text) };
  };

  it('finds sessions by their id and users by id or name, and each session once', () => {
    expect(match('s3')).toEqual({ ids: ['s3'], unknown: [] });
    expect(match('u1\ns1')).toEqual({ ids: ['s1', 's2'], unknown: [] });
    expect(match('ALICE')).toEqual({ ids: ['s1', 's2'], unknown: [] });
  });

  it('names what is neither, and what is gone', () => {
    expect(match('nobody\ns3\ns4\ncarol')).toEqual({
      ids: ['s3'],
      unknown: ['nobody', 's4', 'carol'],
    });
  });

  it('takes 100,000 lines, half of them unknown', () => {
    const large = createSessionSet();
    large.put(
      sessionBatch(
        Array.from({ length: 50_000 }, (_, at) => session(`s-${at}`, `u-${at}`, `n-${at}`)),
      ),
    );
    const list = parsePastedList(Array.from({ length: 100_000 }, (_, at) => `s-${at}`).join('\n'));
    const { rows, unknown } = matchPastedList(list.entries, large);
    expect([rows.length, unknown.length]).toEqual([50_000, 50_000]);
  });
});
