import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { itemAt } from './revocation-items.ts';
import { type Chances, createSimulation, type Simulation } from './revocation-job.simulation.ts';
import { step } from './revocation-job.ts';
import { restoredJob } from './revocation-log.ts';
import { type JobEvent, type JobState, plannedJob } from './revocation-state.ts';

const CALM: Chances = { faults: false, people: false, crashes: false, restarts: false };

/** Random decisions; once they are used up everything goes well, so that each run comes to its end. */
const decisions = fc.array(fc.nat(99), { maxLength: 300 });
const sizes = fc.integer({ min: 1, max: 40 });

const run = (
  size: number,
  choices: readonly number[],
  chances: Chances,
  zombies = 0,
): Simulation => {
  const simulation = createSimulation(size, choices, { ...CALM, ...chances }, zombies);
  simulation.runToTheEnd();
  return simulation;
};

const ended = ({ job }: Simulation) => {
  const { counts, totals, kind } = job();
  return { kind, ended: counts.done + counts.gone, failed: counts.failed, totals };
};

describe('step, over random orders of events', () => {
  it('brings every item to exactly one end, and ends itself, whatever happens', () => {
    fc.assert(
      fc.property(sizes, decisions, (size, choices) => {
        const { job } = run(size, choices, {
          faults: true,
          people: true,
          crashes: true,
          restarts: true,
        });
        const { kind, counts } = job();
        expect(kind).toBe('finished');
        expect(counts.pending + counts.sent).toBe(0);
        expect(counts.done + counts.gone + counts.failed + counts.skipped).toBe(size);
      }),
      { numRuns: 200 },
    );
  });

  it('tells at the end what the server holds, to the last item', () => {
    fc.assert(
      fc.property(sizes, decisions, fc.nat(3), (size, choices, zombies) => {
        const chances = { faults: true, people: true, crashes: true, restarts: true };
        const simulation = run(size, choices, chances, zombies);
        const { totals, counts } = simulation.job();
        if (!totals) {
          // Cancelled before anything was sent.
          expect(counts.skipped).toBe(size);
          return;
        }
        const { listed } = simulation;
        expect(totals.left + totals.lingering).toBe(listed().size);
        expect(totals.gone).toBe(size - listed().size);
        for (let item = 0; item < size; item += 1) {
          const { phase } = itemAt(simulation.job().items, item);
          if (phase === 'done') expect(listed().has(item)).toBe(false);
          if (phase === 'gone') expect(!listed().has(item) || simulation.isZombie(item)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('revokes all where nobody cancels and nothing is refused for good, crashes or not', () => {
    fc.assert(
      fc.property(sizes, decisions, (size, choices) => {
        const broken = run(size, choices, { ...CALM, crashes: true, restarts: true });
        const whole = run(size, [], CALM);
        expect(ended(broken)).toEqual(ended(whole));
        expect(broken.listed().size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('counts what was done without an answer as done, as if it had been answered', () => {
    fc.assert(
      fc.property(sizes, decisions, (size, choices) => {
        const { job } = run(size, choices, { ...CALM, crashes: true });
        expect(job().counts.done).toBe(size);
      }),
      { numRuns: 200 },
    );
  });
});

/** The job after events, without anybody to carry out what it wants. */
const after = (state: JobState, ...events: readonly JobEvent[]) => {
  let last = { state, commands: step(state, { kind: 'waited' }).commands };
  for (const event of events) last = step(last.state, event);
  return last;
};
const started = (size = 3) => after(plannedJob(size), { kind: 'start' }, { kind: 'written' });

describe('step', () => {
  it('writes what it is about to send before it sends anything', () => {
    const first = after(plannedJob(3), { kind: 'start' });
    expect(first.commands.map(({ kind }) => kind)).toEqual(['write']);
    expect(after(first.state, { kind: 'written' }).commands).toEqual([
      { kind: 'send', item: 0 },
      { kind: 'send', item: 1 },
      { kind: 'send', item: 2 },
    ]);
  });

  it('does not begin where it cannot be written, and says so', () => {
    const { state, commands } = after(plannedJob(3), { kind: 'start' }, { kind: 'unwritable' });
    expect(state).toMatchObject({ kind: 'paused', hold: { reason: 'storage' } });
    expect(state.counts.pending).toBe(3);
    expect(commands).toEqual([]);
  });

  it('costs nothing to cancel before the first request', () => {
    const { state, commands } = after(plannedJob(3), { kind: 'cancel' });
    expect(state).toMatchObject({ kind: 'finished', counts: { skipped: 3 }, totals: undefined });
    expect(commands).toEqual([]);
  });

  it('waits as long as it was asked to, one call at a time from then on', () => {
    const { state, commands } = after(started().state, {
      kind: 'slow-down',
      item: 0,
      seconds: 7,
    });
    expect(commands).toContainEqual({ kind: 'wait', seconds: 7 });
    expect(state).toMatchObject({ kind: 'running', hold: { reason: 'slow-down', seconds: 7 } });
    expect(state.pace.parallel).toBe(1);
    expect(state.counts).toMatchObject({ pending: 1, sent: 2 });
  });

  it('gives an item up at the third failure, and pauses where all fail', () => {
    const failure = { reason: 'server', status: 500 } as const;
    const fail = (item: number): JobEvent => ({ kind: 'failed', item, failure, millis: 1 });
    let { state } = started(1);
    for (let failures = 1; failures <= 2; failures += 1) {
      ({ state } = after(state, fail(0)));
      expect(state.counts).toMatchObject({ failed: 0, sent: 1 });
      ({ state } = after(state, { kind: 'written' }));
    }
    ({ state } = after(state, fail(0)));
    expect(state.counts).toMatchObject({ failed: 1 });
    const many = createSimulation(60, [], { ...CALM, everyAnswer: fail });
    many.runUntil((job) => job.kind === 'paused');
    expect(many.job().hold).toEqual({ reason: 'failing' });
    expect(many.sends()).toBeLessThanOrEqual(20 + 12);
  });

  it('stops at once where everything would be refused, and sends what was refused again', () => {
    const { state } = after(
      started().state,
      { kind: 'refused', item: 0, reason: 'forbidden' },
      { kind: 'answered', item: 1, phase: 'done', millis: 1 },
      { kind: 'answered', item: 2, phase: 'done', millis: 1 },
      { kind: 'written' },
      { kind: 'written' },
    );
    expect(state).toMatchObject({ kind: 'paused', hold: { reason: 'forbidden' } });
    expect(state.counts).toMatchObject({ pending: 1, done: 2 });
    const { commands } = after(state, { kind: 'resume' });
    expect(commands).toMatchObject([{ kind: 'write', entry: { claimed: [0] } }]);
  });

  it('takes three silences in a row for a Keycloak that is gone, and reads before it sends again', () => {
    const silent = after(
      started().state,
      { kind: 'lost', item: 0 },
      { kind: 'lost', item: 1 },
      { kind: 'lost', item: 2 },
    );
    expect(silent.state).toMatchObject({
      kind: 'paused',
      hold: { reason: 'unreachable', seconds: 1 },
    });
    expect(silent.commands).toEqual([{ kind: 'wait', seconds: 1 }]);
    const reading = after(silent.state, { kind: 'waited' });
    expect(reading.commands).toEqual([{ kind: 'read' }]);
    const still = after(reading.state, { kind: 'unread', reason: 'unreachable' });
    expect(still.commands).toEqual([{ kind: 'wait', seconds: 2 }]);
  });

  it('finishes on the answers alone, unverified, where nothing may be read', () => {
    const { state } = after(
      started(2).state,
      { kind: 'answered', item: 0, phase: 'done', millis: 1 },
      { kind: 'lost', item: 1 },
      { kind: 'written' },
      { kind: 'unread', reason: 'forbidden' },
    );
    expect(state).toMatchObject({ kind: 'running', counts: { done: 1, sent: 1 } });
    const { state: end } = after(
      state,
      { kind: 'written' },
      { kind: 'answered', item: 1, phase: 'gone', millis: 1 },
      { kind: 'written' },
    );
    expect(end).toMatchObject({
      kind: 'finished',
      totals: undefined,
      counts: { done: 1, gone: 1 },
    });
  });

  it('ends as failed, every item with it, where the realm is no more', () => {
    const { state } = after(
      started(2).state,
      { kind: 'answered', item: 0, phase: 'done', millis: 1 },
      { kind: 'lost', item: 1 },
      { kind: 'written' },
      { kind: 'unread', reason: 'missing' },
    );
    expect(state).toMatchObject({ kind: 'failed', counts: { done: 1, failed: 1 } });
  });

  it('says “still listed” of what a Keycloak before 24 does not end, after three tries', () => {
    const stubborn = createSimulation(2, [], { ...CALM, hasNoEffect: true });
    stubborn.runToTheEnd();
    expect(stubborn.job()).toMatchObject({ counts: { failed: 2 }, totals: { left: 2, gone: 0 } });
    expect(stubborn.sends()).toBe(6);
  });

  it('sends what has failed again when asked, of one reason or of all', () => {
    const stubborn = createSimulation(2, [], { ...CALM, hasNoEffect: true });
    stubborn.runToTheEnd();
    const end = stubborn.job();
    expect(after(end, { kind: 'retry', reason: 'server' }).state.kind).toBe('finished');
    const again = after(end, { kind: 'retry' });
    expect(again.state).toMatchObject({ kind: 'running', totals: undefined });
    expect(again.state.counts.sent).toBe(2);
  });

  it('sends what has failed again, and goes on, where it was paused', () => {
    const failed = {
      phase: 'failed',
      failures: 3,
      returns: 0,
      failure: { reason: 'server' },
    } as const;
    const log = [{ changed: [[0, failed] as const], claimed: [], isCancelled: false }];
    const paused = restoredJob(2, 'running', log);
    const { state, commands } = after(paused, { kind: 'retry' });
    expect(state.counts).toMatchObject({ failed: 0, pending: 2 });
    expect(commands).toEqual([{ kind: 'read' }]);
  });

  it('keeps a pause that is asked for while it reads', () => {
    const reading = after(
      started(1).state,
      { kind: 'answered', item: 0, phase: 'done', millis: 1 },
      { kind: 'written' },
      { kind: 'pause' },
    );
    expect(reading.state.kind).toBe('verifying');
    const reading1 = { listed: new Set([0]), newSince: 0, readAt: 1 };
    const { state } = after(reading.state, { kind: 'read', reading: reading1 });
    expect(state).toMatchObject({ kind: 'paused', hold: { reason: 'asked' } });
  });

  it('ignores an answer that it does not wait for', () => {
    const { state } = after(plannedJob(3), { kind: 'start' });
    const stray = after(state, { kind: 'answered', item: 0, phase: 'done', millis: 1 });
    expect(stray.state).toEqual(state);
  });

  it('has every result on disk when it ends, so that nothing is looked for again', () => {
    const simulation = createSimulation(40, [], CALM);
    simulation.runToTheEnd();
    const restored = restoredJob(40, 'running', simulation.log());
    expect(restored).toMatchObject({ lost: 0, counts: { done: 40 } });
  });

  it('reads before it goes on with a job whose tab was closed, lost calls or not', () => {
    const done = { phase: 'done', failures: 0, returns: 0 } as const;
    const log = [{ changed: [[0, done] as const], claimed: [], isCancelled: false }];
    const { commands } = after(restoredJob(3, 'running', log), { kind: 'resume' });
    expect(commands).toEqual([{ kind: 'read' }]);
  });

  it('sends once more what is listed although it was said to be gone, then leaves it to the cleaner', () => {
    const simulation = createSimulation(3, [], CALM, 1);
    simulation.runToTheEnd();
    expect(simulation.sends()).toBe(4);
    expect(simulation.job().totals).toMatchObject({ gone: 2, lingering: 1, left: 0 });
  });

  it('believes no “gone” of a Keycloak that was away, and sends again', () => {
    const gone = { phase: 'gone', failures: 0, returns: 1 } as const;
    const log = [{ changed: [[0, gone] as const], claimed: [], isCancelled: false }];
    const { state } = after(
      restoredJob(1, 'running', log),
      { kind: 'resume' },
      { kind: 'read', reading: { listed: new Set([0]), newSince: 0, readAt: 1 } },
    );
    expect(state).toMatchObject({ kind: 'running', counts: { sent: 1 } });
  });
});
