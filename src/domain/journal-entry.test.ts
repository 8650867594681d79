import { describe, expect, it } from 'vitest';

import type { AdminEvent } from './admin-event.ts';
import {
  adminEventEntry,
  type JournalNote,
  mergeJournal,
  type NotBeforeNote,
  type PolicyNote,
  revocationEntry,
} from './journal-entry.ts';
import { journalHead, journalLine } from './journal-export.ts';
import { filterJournal } from './journal-filter.ts';
import { parseJournalSearch } from './journal-search.ts';
import type { JobHeader } from './revocation-record.ts';

const CLIENT = { uuid: 'uuid-a', clientId: '=HYPERLINK()' };

const JOB: JobHeader = {
  id: 'job-1',
  realm: 'acme',
  way: 'session',
  client: CLIENT,
  source: { kind: 'filter' },
  plannedBy: 'me',
  plannedAt: 900,
  startedAt: 1000,
  endedAt: 1100,
  items: 5,
  sessions: 5,
  skipped: { 'own-session': 0, 'user-deleted': 0, 'past-realm-limit': 0 },
  listedBy: ['uuid-a'],
  hasGhosts: false,
  kind: 'finished',
  hold: undefined,
  counts: { pending: 0, sent: 0, done: 3, gone: 1, failed: 1, skipped: 0 },
  failures: [{ reason: 'server', status: 500, count: 1 }],
  totals: { gone: 4, left: 1, lingering: 0, newSince: 0, readAt: 1100 },
};

const POLICY: PolicyNote = {
  id: 'p-1',
  realm: 'acme',
  at: 2000,
  who: 'me',
  kind: 'policy',
  changes: [{ client: CLIENT, key: 'idle', before: undefined, after: '777' }],
  outcome: 'saved',
};
const STOP: NotBeforeNote = {
  id: 'n-1',
  realm: 'acme',
  at: 3000,
  who: 'me',
  kind: 'not-before',
  client: CLIENT,
  notBefore: 3000,
};

const event = (change: Partial<AdminEvent>) =>
  adminEventEntry(
    'acme',
    {
      at: 1050,
      operation: 'DELETE',
      resourceType: 'USER_SESSION',
      resourcePath: 'sessions/s-1',
      by: { realmId: 'r', clientUuid: 'c', userId: 'me', ipAddress: undefined },
      representation: undefined,
      error: undefined,
      ...change,
    },
    0,
  );
const byOther = { realmId: 'r', clientUuid: 'c', userId: 'other', ipAddress: undefined };

const consent = (clientId: string) =>
  event({
    operation: 'ACTION',
    resourceType: 'USER',
    resourcePath: `users/x/consents/${clientId}`,
  });

describe('mergeJournal', () => {
  const own = [revocationEntry(JOB), POLICY, STOP] as (
    | JournalNote
    | ReturnType<typeof revocationEntry>
  )[];
  const kept = (change: Partial<AdminEvent>) => mergeJournal(own, [event(change)]).length === 4;

  it('puts the newest first', () => {
    expect(mergeJournal(own, []).map(({ id }) => id)).toEqual(['n-1', 'p-1', 'job-1']);
  });

  it('leaves out the events of what was done here, and no others', () => {
    expect(kept({})).toBe(false);
    expect(kept({ by: byOther })).toBe(true);
    expect(kept({ at: 980 })).toBe(true);
    expect(kept({ at: 1120 })).toBe(true);
    expect(kept({ error: 'refused' })).toBe(true);
    expect(kept({ operation: 'ACTION' })).toBe(true);
    expect(kept({ at: 2001, resourceType: 'CLIENT', resourcePath: 'clients/uuid-a' })).toBe(false);
    expect(kept({ at: 2001, resourceType: 'CLIENT', resourcePath: 'clients/uuid-b' })).toBe(true);
    expect(kept({ at: 3001, resourceType: 'CLIENT', resourcePath: 'clients/uuid-a' })).toBe(false);
  });

  it('knows the consents of a job for one client by that client', () => {
    const job = { ...JOB, way: 'client' as const, client: { uuid: 'u', clientId: 'app-a' } };
    expect(mergeJournal([revocationEntry(job)], [consent('app-a')])).toHaveLength(1);
    expect(mergeJournal([revocationEntry(job)], [consent('app-b')])).toHaveLength(2);
  });
});

describe('filterJournal', () => {
  const entries = mergeJournal([revocationEntry(JOB), POLICY, STOP], [event({ by: byOther })]);
  const found = (search: Record<string, unknown>, now = 3000) =>
    filterJournal(entries, parseJournalSearch(search), now).map(({ id }) => id);

  it('keeps by kind, author, text and age', () => {
    expect(found({ kinds: ['policy', 'not-before'] })).toEqual(['n-1', 'p-1']);
    expect(found({ who: 'other' })).toHaveLength(1);
    expect(found({ q: 'S-1' })).toHaveLength(1);
    expect(found({ q: 'hyperlink' })).toEqual(['n-1', 'p-1', 'job-1']);
    expect(found({ span: 'day' }, 3000 + 86_400)).toEqual(['n-1']);
  });

  it('leaves out what it does not understand', () => {
    expect(parseJournalSearch({ kinds: ['x'], span: 'year', q: ' ', who: {} })).toEqual({});
  });
});

describe('journalLine', () => {
  it('writes no cell that a spreadsheet takes for a formula', () => {
    const line = journalLine(STOP, 'csv', () => '@sum');
    expect(line).toContain(`"'@sum"`);
    expect(line).toContain(`"'=HYPERLINK(): not-before`);
    expect(journalHead('csv').split(',')).toHaveLength(14);
  });

  it('writes a job with what was planned and what is really gone', () => {
    const line = journalLine(revocationEntry(JOB), 'csv', () => undefined);
    expect(line).toContain(',5,3,1,1,0,4,1,finished,job-1');
  });

  it('writes all there is as JSON, with the name as it is now', () => {
    const line: unknown = JSON.parse(journalLine(POLICY, 'jsonl', () => 'Maria'));
    expect(line).toEqual({
      ...POLICY,
      changes: [{ client: CLIENT, key: 'idle', after: '777' }],
      name: 'Maria',
    });
  });
});
