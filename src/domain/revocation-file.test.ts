import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FileItem, formatJobFile, parseJobFile } from './revocation-file.ts';
import {
  packItems,
  packResults,
  PHASES,
  unpackItems,
  unpackResults,
} from './revocation-packing.ts';
import { itemId, type RevocationItem } from './revocation-plan.ts';
import type { JobHeader } from './revocation-record.ts';

const CLIENT = { uuid: 'uuid-a', clientId: 'app-a' };

const header = (way: JobHeader['way'], items: number): JobHeader => ({
  id: 'job-1',
  realm: 'acme',
  way,
  client: CLIENT,
  source: { kind: 'filter', filter: { idle: '45d' } },
  plannedBy: 'admin-1',
  plannedAt: 1_800_000_000,
  startedAt: undefined,
  endedAt: undefined,
  items,
  sessions: items,
  skipped: { 'own-session': 0, 'user-deleted': 1, 'past-realm-limit': 2 },
  listedBy: ['uuid-a'],
  hasGhosts: false,
  kind: 'finished',
  hold: undefined,
  counts: { pending: 0, sent: 0, done: items, gone: 0, failed: 0, skipped: 0 },
  failures: [],
  totals: { gone: items, left: 0, lingering: 0, newSince: 3, readAt: 1_800_000_100 },
});

const ids = fc.string({ minLength: 1, maxLength: 40 }).filter((id) => !id.includes('\n'));
const sessionItems = fc.uniqueArray(ids, { maxLength: 30 }).chain((all) =>
  fc.tuple(
    ...all.map((sessionId) =>
      fc.record({
        way: fc.constant('session' as const),
        realm: fc.constant('acme'),
        sessionId: fc.constant(sessionId),
        userId: fc.option(ids, { nil: undefined }),
      }),
    ),
  ),
);
const clientItems = fc.uniqueArray(ids, { maxLength: 20 }).chain((users) =>
  fc.tuple(
    ...users.map((userId) =>
      fc.record({
        way: fc.constant('client' as const),
        realm: fc.constant('acme'),
        userId: fc.constant(userId),
        clientId: fc.constant('app-a'),
        sessionIds: fc.array(ids, { maxLength: 4 }),
      }),
    ),
  ),
);
const plans = fc.oneof(sessionItems, clientItems) as fc.Arbitrary<RevocationItem[]>;

const resultsOf = (items: readonly RevocationItem[]): FileItem[] =>
  items.map((item, at) => {
    const phase = PHASES[at % PHASES.length] ?? 'done';
    const failure = phase === 'failed' ? ({ reason: 'server', status: 500 } as const) : undefined;
    return { item, phase, failure };
  });

const problem = (...lines: string[]) => parseJobFile(lines.join('\n'));
const words = (...lines: string[]) => {
  const parsed = problem(...lines);
  return parsed.kind === 'bad' ? parsed.problem : '';
};

describe('parseJobFile', () => {
  it('reads what formatJobFile writes, to the last item', () => {
    fc.assert(
      fc.property(plans, (items) => {
        const of = header(items[0]?.way ?? 'session', items.length);
        const results = resultsOf(items);
        const parsed = parseJobFile(formatJobFile(of, results));
        expect(parsed).toEqual({ kind: 'ok', header: of, results });
      }),
    );
  });

  it('takes all of a file or nothing, and names the line', () => {
    const items: RevocationItem[] = ['s-1', 's-2'].map((sessionId) => ({
      way: 'session',
      realm: 'acme',
      sessionId,
      userId: undefined,
    }));
    const [head = '', first = ''] = formatJobFile(header('session', 2), resultsOf(items)).split(
      '\n',
    );
    expect(problem('hello')).toMatchObject({ kind: 'bad', line: 1 });
    expect(words(head.replace('"version":1', '"version":2'))).toContain('newer Curfew');
    expect(words(head, first)).toContain('cut off');
    expect(problem(head, first, first)).toMatchObject({ kind: 'bad', line: 3 });
    expect(problem(head, first, '{"phase":"done"}')).toMatchObject({ kind: 'bad', line: 3 });
    expect(problem(head.replace('"uuid-a"', '7'), first, first)).toMatchObject({ line: 1 });
  });

  it('lets a job that was at work elsewhere wait for somebody', () => {
    const text = formatJobFile({ ...header('session', 0), kind: 'running' }, []);
    expect(parseJobFile(text)).toMatchObject({ header: { kind: 'paused' } });
  });
});

describe('packItems', () => {
  it('holds a plan whole', () => {
    fc.assert(
      fc.property(plans, (items) => {
        expect(unpackItems(packItems(items)).map(itemId)).toEqual(items.map(itemId));
        if (items.length > 0) expect(unpackItems(packItems(items))).toEqual(items);
      }),
    );
  });

  it('holds what became of each item', () => {
    const states = PHASES.map((phase) => ({ phase, failures: 0, returns: 0 }));
    expect(unpackResults(packResults(states))).toEqual(states);
  });
});
