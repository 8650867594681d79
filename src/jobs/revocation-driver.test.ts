import { describe, expect, it } from 'vitest';

import { ApiError, type ApiErrorKind } from '#api/api-error.ts';
import type { RevocationItem } from '#domain/revocation-plan.ts';
import { type JobState, plannedJob, type Reading } from '#domain/revocation-state.ts';

import { createDriver, type DriverCalls } from './revocation-driver.ts';

const item = (sessionId: string): RevocationItem => ({
  way: 'session',
  realm: 'r',
  sessionId,
  userId: 'u',
});

const NOTHING_LEFT: Reading = { listed: new Set(), newSince: 0, readAt: 1 };

/** Runs a job of so many items until it rests. */
async function ran(count: number, calls: Partial<DriverCalls>): Promise<JobState> {
  const items = Array.from({ length: count }, (_, at) => item(String(at)));
  return new Promise((resolve) => {
    const driver = createDriver(plannedJob(count), items, {
      send: () => Promise.resolve(),
      read: () => Promise.resolve(NOTHING_LEFT),
      write: () => Promise.resolve(),
      now: () => 0,
      ...calls,
      onStep: (state) => {
        if (state.kind === 'finished' || state.kind === 'paused') resolve(state);
      },
    });
    driver.dispatch({ kind: 'start' });
  });
}

const failing = (kind: ApiErrorKind, options?: { status?: number; said?: string }) => () =>
  Promise.reject(new ApiError(kind, kind, options));

describe('createDriver', () => {
  it('sends each item once, none before it is written', async () => {
    const written = new Set<number>();
    const sent: string[] = [];
    const state = await ran(100, {
      write: ({ claimed }) => {
        for (const one of claimed) written.add(one);
        return Promise.resolve();
      },
      send: (of) => {
        const id = of.way === 'session' ? of.sessionId : '';
        expect(written.has(Number(id))).toBe(true);
        sent.push(id);
        return Promise.resolve();
      },
    });
    expect(state.counts).toMatchObject({ done: 100 });
    expect(new Set(sent).size).toBe(100);
    expect(sent).toHaveLength(100);
  });

  it('takes Keycloak’s own “not found” for gone, and no other 404', async () => {
    const said = [
      'Sesssion not found',
      'Consent nor offline token not found',
      'User not found',
      'Could not find client',
    ];
    const counts = [];
    for (const text of said) {
      const still = { ...NOTHING_LEFT, listed: new Set([0]) };
      const { counts: of } = await ran(1, {
        send: failing('missing', { said: text }),
        read: () => Promise.resolve(text === said[3] ? still : NOTHING_LEFT),
      });
      counts.push([of.gone, of.failed]);
    }
    expect(counts).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it.each([
    ['forbidden', undefined, 'forbidden'],
    ['signed-out', undefined, 'signed-out'],
    ['unreachable', undefined, 'unreachable'],
    ['unreachable', 502, 'unreachable'],
    ['server', 500, 'failing'],
  ] as const)('pauses where every call is %s (%s)', async (kind, status, reason) => {
    const state = await ran(50, { send: failing(kind, status === undefined ? {} : { status }) });
    expect(state.hold?.reason).toBe(reason);
  });

  it('pauses before the first request where nothing can be written', async () => {
    let sent = 0;
    const state = await ran(5, {
      write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      send: () => {
        sent += 1;
        return Promise.resolve();
      },
    });
    expect(state.hold?.reason).toBe('storage');
    expect(sent).toBe(0);
  });
});
