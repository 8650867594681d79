import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import { itemId, type RevocationItem, type RevocationPlan } from '#domain/revocation-plan.ts';

import { type RevocationRun, startRevocation } from './revocation-run.ts';

const item = (id: string): RevocationItem => ({
  way: 'session',
  realm: 'r',
  sessionId: id,
  userId: undefined,
});

const planOf = (count: number): RevocationPlan => ({
  realm: 'r',
  way: 'session',
  client: undefined,
  sessions: [],
  items: Array.from({ length: count }, (_, index) => item(String(index))),
  skipped: [],
  hasGhosts: false,
});

const over = (run: RevocationRun): Promise<void> =>
  new Promise((resolve) => {
    const check = () => {
      const { state } = run.getSnapshot();
      if (state === 'finished' || state === 'stopped') resolve();
    };
    run.subscribe(check);
    check();
  });

const fail = (kind: ApiError['kind'], said?: string) =>
  Promise.reject(new ApiError(kind, kind, said === undefined ? {} : { said }));

describe('startRevocation', () => {
  it('sends each item once, never more than six at a time', async () => {
    let out = 0;
    let most = 0;
    const sent: string[] = [];
    const run = startRevocation(planOf(40), async (of) => {
      sent.push(itemId(of));
      out += 1;
      most = Math.max(most, out);
      await Promise.resolve();
      out -= 1;
    });
    await over(run);
    expect(run.getSnapshot()).toMatchObject({
      state: 'finished',
      counts: { done: 40, pending: 0 },
    });
    expect(new Set(sent).size).toBe(40);
    expect(sent).toHaveLength(40);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('takes Keycloak’s own “not found” for gone, and no other 404', async () => {
    const said = [
      'Sesssion not found',
      'Consent nor offline token not found',
      'Could not find client',
    ];
    const run = startRevocation(planOf(3), (of) => fail('missing', said[Number(itemId(of))]));
    await over(run);
    expect(run.getSnapshot().counts).toMatchObject({ gone: 2, failed: 1 });
  });

  it('goes on after the failure of one item, and sends only that again', async () => {
    const sent: string[] = [];
    const run = startRevocation(planOf(10), (of) => {
      const id = itemId(of);
      sent.push(id);
      return id === '3' && sent.length <= 10 ? fail('server') : Promise.resolve();
    });
    await over(run);
    expect(run.getSnapshot()).toMatchObject({ state: 'finished', counts: { done: 9, failed: 1 } });
    sent.length = 11;
    run.resume();
    await over(run);
    expect(run.getSnapshot().counts).toMatchObject({ done: 10, failed: 0 });
    expect(sent.slice(11)).toEqual(['3']);
  });

  it.each(['forbidden', 'signed-out', 'unreachable'] as const)(
    'stops at once when everything would fail: %s',
    async (kind) => {
      const sent: string[] = [];
      const run = startRevocation(planOf(50), (of) => {
        sent.push(itemId(of));
        return fail(kind);
      });
      await over(run);
      expect(run.getSnapshot()).toMatchObject({ state: 'stopped', stoppedBy: { kind } });
      expect(sent.length).toBeLessThanOrEqual(6);
    },
  );

  it('sends no more after a stop, and the rest after a resume', async () => {
    const sent: string[] = [];
    const run: RevocationRun = startRevocation(planOf(30), async (of) => {
      sent.push(itemId(of));
      if (sent.length === 12) run.stop();
      await Promise.resolve();
    });
    await over(run);
    expect(run.getSnapshot().state).toBe('stopped');
    expect(sent).toHaveLength(12);
    run.resume();
    await over(run);
    expect(run.getSnapshot().counts.done).toBe(30);
    expect(new Set(sent).size).toBe(sent.length);
  });
});
