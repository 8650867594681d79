import { describe, expect, it } from 'vitest';

import { exportHead, exportLine } from './session-export.ts';
import type { SessionRow } from './session-row.ts';

const row = (username: string | undefined, others: string[] = []): SessionRow => ({
  session: {
    id: '-VqZ',
    userId: 'u1',
    username,
    ipAddress: '10.0.0.1',
    startedAt: 1_795_450_093,
    lastRefreshAt: 1_795_450_099,
    clients: [],
  },
  others: others.map((clientId) => ({ uuid: clientId, clientId })),
  expiry: undefined,
  ends: undefined,
  state: 'live',
  hasSso: undefined,
});

const cells = (username: string): string => exportLine(row(username), 'csv').split(',')[1] ?? '';

describe('exportLine', () => {
  it('writes as many cells as the head has', () => {
    expect(exportLine(row('mara'), 'csv').split(',')).toHaveLength(
      exportHead('csv').split(',').length,
    );
  });

  it.each(['=HYPERLINK(1)', '+1', '-1', '@sum', '\tx', '\rx', '＝1'])(
    'defuses the formula %j',
    (text) => {
      expect(cells(text).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('defuses a session id that begins with a dash', () => {
    expect(exportLine(row('mara'), 'csv').startsWith(`"'-VqZ"`)).toBe(true);
  });

  it('quotes what would end a cell or a line', () => {
    expect(exportLine(row('a"b,c\nd'), 'csv')).toContain('"a""b,c\nd"');
  });

  it('leaves texts as they are in JSON, and unknown as null', () => {
    const line = exportLine(row('=1', ['app-b']), 'jsonl');
    expect(JSON.parse(line)).toMatchObject({
      session_id: '-VqZ',
      user: '=1',
      started: '2026-11-23T16:08:13Z',
      dies: null,
      other_clients: ['app-b'],
    });
    expect(exportHead('jsonl')).toBe('');
    expect(line.endsWith('\n')).toBe(true);
  });
});
