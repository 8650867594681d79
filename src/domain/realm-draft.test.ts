import { describe, expect, it } from 'vitest';

import {
  acceptBase,
  discardKey,
  draftConflicts,
  draftedPolicy,
  draftKeys,
  editDraft,
  EMPTY_DRAFT,
  openDraft,
} from './realm-draft.ts';
import type { RealmPolicy } from './realm-policy.ts';

const SAVED: RealmPolicy = { idle: 100, maxEnabled: false, max: 200, clientIdle: 0, clientMax: 0 };

describe('a policy draft', () => {
  it('holds only what differs from the saved policy', () => {
    const draft = editDraft(EMPTY_DRAFT, SAVED, 'idle', 50);
    expect(draft).toEqual({ change: { idle: 50 }, base: { idle: 100 } });
    expect(editDraft(draft, SAVED, 'idle', 100)).toEqual(EMPTY_DRAFT);
  });

  it('remembers what the first edit of a key began with', () => {
    const first = editDraft(EMPTY_DRAFT, SAVED, 'idle', 50);
    const later = editDraft(first, { ...SAVED, idle: 70 }, 'idle', 60);
    expect(later.base.idle).toBe(100);
  });

  it('lets saved values of other keys show through', () => {
    const draft = editDraft(EMPTY_DRAFT, SAVED, 'idle', 50);
    expect(draftedPolicy({ ...SAVED, max: 999 }, draft)).toMatchObject({ idle: 50, max: 999 });
  });

  it('is closed where the saved policy has come to agree', () => {
    const draft = editDraft(editDraft(EMPTY_DRAFT, SAVED, 'max', 1), SAVED, 'idle', 50);
    expect(draftKeys(openDraft(draft, { ...SAVED, idle: 50 }))).toEqual(['max']);
  });

  it('lists its keys in the policy’s order', () => {
    const draft = editDraft(editDraft(EMPTY_DRAFT, SAVED, 'max', 1), SAVED, 'idle', 2);
    expect(draftKeys(draft)).toEqual(['idle', 'max']);
    expect(draftKeys(discardKey(draft, 'idle'))).toEqual(['max']);
  });
});

describe('draftConflicts', () => {
  const draft = editDraft(EMPTY_DRAFT, SAVED, 'idle', 50);

  it('finds a key that moved on both sides', () => {
    expect(draftConflicts(draft, { ...SAVED, idle: 70 })).toEqual([
      { key: 'idle', base: 100, theirs: 70, yours: 50 },
    ]);
  });

  it('finds none where another key moved, or where both want the same', () => {
    expect(draftConflicts(draft, { ...SAVED, max: 1 })).toEqual([]);
    expect(draftConflicts(draft, { ...SAVED, idle: 50 })).toEqual([]);
  });

  it('finds none after its author kept their own value', () => {
    const current = { ...SAVED, idle: 70 };
    expect(draftConflicts(acceptBase(draft, current, 'idle'), current)).toEqual([]);
  });
});
