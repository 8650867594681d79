import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import { PolicyConflictError } from '#api/policy-writes.ts';
import { applyPlan, type ApplyItem, isMoved } from '#domain/apply-plan.ts';
import type { ValueChange } from '#domain/policy-changes.ts';

import { type ApplyState, createPolicyApply, newApply } from './policy-apply.ts';

const change = (uuid: string): ValueChange => ({
  kind: 'client',
  uuid,
  clientId: `app-${uuid}`,
  key: 'idle',
  before: '1',
  after: '2',
});

/** Three clients as Keycloak has them, with something that may go wrong before each write. */
function keycloak(before: (item: ApplyItem) => void = () => undefined) {
  const held = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const kept: ApplyState[] = [];
  const write = async (item: ApplyItem) => {
    await Promise.resolve();
    before(item);
    const found = { idle: held.get(item.id) ?? null };
    const [only] = item.changes;
    if (only && isMoved(only, found)) throw new PolicyConflictError(found);
    if (only) held.set(item.id, String(only.after));
  };
  const start = (state = newApply('1', 0, applyPlan(['a', 'b', 'c'].map(change)))) =>
    createPolicyApply(state, {
      write,
      keep: (next) => {
        kept.push(next);
      },
    });
  return { held, kept, start, values: () => [...held.values()].join('') };
}

const settled = async (apply: ReturnType<typeof createPolicyApply>): Promise<ApplyState> => {
  while (apply.getSnapshot().phase === 'running') await Promise.resolve();
  return apply.getSnapshot();
};

const kinds = ({ steps }: ApplyState) => steps.map(({ outcome }) => outcome.kind).join(' ');

/** Throws once, for the item of this id. */
function onceAt(id: string, error: Error) {
  let isSpent = false;
  return (item: ApplyItem) => {
    if (isSpent || item.id !== id) return;
    isSpent = true;
    throw error;
  };
}

describe('createPolicyApply', () => {
  it('writes one after the other, and notes each before it is sent', async () => {
    const { kept, start, values } = keycloak();
    const apply = start();
    apply.resume();
    expect(kinds(await settled(apply))).toBe('done done done');
    expect(values()).toBe('222');
    expect(kept.map(kinds)).toContain('done sent waiting');
  });

  it('stops at a failure and goes on from there', async () => {
    const { start, values } = keycloak(onceAt('b', new ApiError('server', 'no')));
    const apply = start();
    apply.resume();
    const stopped = await settled(apply);
    expect(kinds(stopped)).toBe('done failed waiting');
    expect(stopped.phase).toBe('stopped');
    expect(values()).toBe('211');
    apply.resume();
    expect(kinds(await settled(apply))).toBe('done done done');
    expect(values()).toBe('222');
  });

  it('takes back what was written, and what may have been', async () => {
    const { held, start, values } = keycloak(onceAt('b', new ApiError('unreachable', 'no')));
    const apply = start();
    apply.resume();
    await settled(apply);
    // The answer was lost, not the write.
    held.set('b', '2');
    apply.rollBack();
    const after = await settled(apply);
    expect(kinds(after)).toBe('undone undone waiting');
    expect(after.phase).toBe('finished');
    expect(values()).toBe('111');
  });

  it('leaves alone what was refused when it takes back', async () => {
    const { start, values } = keycloak(onceAt('b', new ApiError('forbidden', 'no')));
    const apply = start();
    apply.resume();
    await settled(apply);
    apply.rollBack();
    expect(kinds(await settled(apply))).toBe('undone skipped waiting');
    expect(values()).toBe('111');
  });

  it('stops at a conflict, and writes over it or leaves it as it is told', async () => {
    for (const [choice, end] of [
      ['keepMine', '222'],
      ['takeTheirs', '292'],
    ] as const) {
      const { held, start, values } = keycloak();
      held.set('b', '9');
      const apply = start();
      apply.resume();
      expect(kinds(await settled(apply))).toBe('done conflict waiting');
      apply[choice]('b');
      expect((await settled(apply)).phase).toBe('finished');
      expect(values()).toBe(end);
    }
  });

  it('asks on the way back as well where somebody has changed what was written', async () => {
    const { held, start, values } = keycloak();
    const apply = start();
    apply.resume();
    await settled(apply);
    held.set('b', '9');
    apply.rollBack();
    expect(kinds(await settled(apply))).toBe('done conflict undone');
    apply.keepMine('b');
    expect(kinds(await settled(apply))).toBe('undone undone undone');
    expect(values()).toBe('111');
  });

  it('has stopped after a reload, and knows by the values what was written', async () => {
    const { kept, start, values } = keycloak();
    const first = start();
    first.resume();
    await settled(first);
    const inTheMiddle = kept.find((state) => kinds(state) === 'done sent waiting');
    const apply = start(inTheMiddle);
    expect(apply.getSnapshot().phase).toBe('stopped');
    apply.resume();
    expect(kinds(await settled(apply))).toBe('done done done');
    expect(values()).toBe('222');
  });
});
