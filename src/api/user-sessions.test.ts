import { describe, expect, it } from 'vitest';

import { mergedSessions } from './user-sessions.ts';

const A = { uuid: 'a', clientId: 'app-a' };
const B = { uuid: 'b', clientId: 'app-b' };

const answer = (id: string, startedAt: number, lastRefreshAt: number) => ({
  id,
  userId: 'u',
  username: 'mara',
  ipAddress: undefined,
  startedAt,
  lastRefreshAt,
  clients: [A, B],
});

describe('mergedSessions', () => {
  it('has each session once, with its latest refresh by any client, the youngest first', () => {
    const merged = mergedSessions([
      answer('1', 10, 50),
      answer('2', 20, 30),
      { ...answer('1', 10, 40), clients: [B] },
    ]);
    expect(merged.map(({ id, lastRefreshAt }) => [id, lastRefreshAt])).toEqual([
      ['2', 30],
      ['1', 50],
    ]);
    expect(merged[1]?.clients).toEqual([A, B]);
  });
});
