import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inverseDraft, policyDiff } from './policy-changes.ts';
import { acceptCurrent, draftConflicts } from './policy-conflict.ts';
import {
  discardChanges,
  draftedAt,
  draftedSnapshot,
  draftPlaces,
  draftSize,
  editDraft,
  EMPTY_DRAFT,
  type PolicyEdit,
  rebaseDraft,
  valueAt,
} from './policy-draft.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { NO_OVERRIDE } from './realm-policy.ts';

const NAMES = ['app-a', 'app-b', 'app-c'];

const seconds = fc.integer({ min: -2, max: 9 });
const text = fc.option(fc.constantFrom('1', '60', '30d', '0', ' 5', 'x"y'), { nil: undefined });
const snapshots: fc.Arbitrary<PolicySnapshot> = fc
  .record({
    realm: fc.record({
      idle: seconds,
      maxEnabled: fc.boolean(),
      max: seconds,
      clientIdle: seconds,
      clientMax: seconds,
    }),
    overrides: fc.tuple(...NAMES.map(() => fc.record({ idle: text, max: text }))),
  })
  .map(({ realm, overrides }) => ({
    realm,
    clients: overrides.map((override, index) => ({
      uuid: `u${index}`,
      clientId: NAMES[index]!,
      override,
    })),
  }));

const edits: fc.Arbitrary<PolicyEdit[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('realm' as const),
      key: fc.constantFrom('idle' as const, 'max' as const, 'clientIdle' as const),
      value: seconds,
    }),
    fc.record({
      kind: fc.constant('realm' as const),
      key: fc.constant('maxEnabled' as const),
      value: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('client' as const),
      uuid: fc.constantFrom('u0', 'u1', 'u2', 'gone'),
      key: fc.constantFrom('idle' as const, 'max' as const),
      value: fc.oneof(fc.constant(null), fc.constantFrom('1', '60', '90')),
    }),
  ),
);

const draftOf = (saved: PolicySnapshot, list: readonly PolicyEdit[]) =>
  editDraft(EMPTY_DRAFT, saved, list);

const SAVED: PolicySnapshot = {
  realm: { idle: 100, maxEnabled: false, max: 200, clientIdle: 0, clientMax: 0 },
  clients: [
    { uuid: 'u0', clientId: 'app-a', override: { idle: '60', max: undefined } },
    { uuid: 'u1', clientId: 'app-b', override: { idle: undefined, max: undefined } },
  ],
};
const clearIdle: PolicyEdit = { kind: 'client', uuid: 'u0', key: 'idle', value: null };
const setIdle: PolicyEdit = { kind: 'realm', key: 'idle', value: 50 };
const withIdle = (idle: number): PolicySnapshot => ({ ...SAVED, realm: { ...SAVED.realm, idle } });
const withClients = (clients: PolicySnapshot['clients']): PolicySnapshot => ({ ...SAVED, clients });

describe('a policy draft', () => {
  it('holds only what differs, with the value it began with', () => {
    const draft = draftOf(SAVED, [setIdle, clearIdle]);
    expect(draft).toEqual({
      version: 2,
      realm: { idle: { base: 100, value: 50 } },
      clients: { u0: { clientId: 'app-a', idle: { base: '60', value: null } } },
    });
    const backAgain: PolicyEdit[] = [
      { kind: 'realm', key: 'idle', value: 100 },
      { ...clearIdle, value: '60' },
    ];
    expect(editDraft(draft, SAVED, backAgain)).toEqual(EMPTY_DRAFT);
  });

  it('remembers what the first edit of a value began with, also where that was "not set"', () => {
    const set: PolicyEdit = { kind: 'client', uuid: 'u1', key: 'max', value: '5' };
    const draft = draftOf(SAVED, [setIdle, set]);
    const moved = withClients([
      { uuid: 'u1', clientId: 'app-b', override: { idle: undefined, max: '7' } },
    ]);
    const later = editDraft(editDraft(draft, withIdle(70), [{ ...setIdle, value: 60 }]), moved, [
      { ...set, value: '6' },
    ]);
    expect(later.realm.idle).toEqual({ base: 100, value: 60 });
    expect(later.clients['u1']?.max).toEqual({ base: null, value: '6' });
  });

  it('is the same after a way through JSON, and the same for the same edits again', () => {
    fc.assert(
      fc.property(snapshots, edits, (saved, list) => {
        const draft = draftOf(saved, list);
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
        expect(editDraft(draft, saved, list)).toEqual(draft);
        expect(draftSize(draft)).toBe(draftPlaces(draft).length);
      }),
    );
  });

  it('is the same whether edits and discards come one by one or all at once, and leaves the old one as it was', () => {
    fc.assert(
      fc.property(snapshots, edits, edits, (saved, first, list) => {
        const draft = draftOf(saved, first);
        const before = structuredClone(draft);
        const edited = editDraft(draft, saved, list);
        expect(edited).toEqual(list.reduce((all, edit) => editDraft(all, saved, [edit]), draft));
        expect(discardChanges(edited, list)).toEqual(
          list.reduce((all, place) => discardChanges(all, [place]), edited),
        );
        expect(draft).toEqual(before);
      }),
    );
  });

  it('takes an edit of thousands of clients, in the order of their names', () => {
    const names = Array.from({ length: 5000 }, (_, index) => String(index).padStart(4, '0'));
    const saved = withClients(
      names.map((name) => ({ uuid: `u-${name}`, clientId: name, override: NO_OVERRIDE })),
    );
    const set = (value: string | null) =>
      names.map((name) => ({ kind: 'client', uuid: `u-${name}`, key: 'idle', value }) as const);
    const draft = draftOf(saved, set('60'));
    expect(draftPlaces(draft)).toEqual(
      names.map((name) => ({ kind: 'client', uuid: `u-${name}`, key: 'idle' })),
    );
    expect(draft.clients['u-4999']).toEqual({
      clientId: '4999',
      idle: { base: null, value: '60' },
    });
    expect(editDraft(draft, saved, set(null))).toEqual(EMPTY_DRAFT);
  });

  it('changes exactly its places, and every one of them', () => {
    fc.assert(
      fc.property(snapshots, edits, (saved, list) => {
        const draft = draftOf(saved, list);
        const changes = policyDiff(saved, draftedSnapshot(saved, draft));
        expect(changes.map(({ before, after }) => ({ base: before, value: after }))).toEqual(
          draftPlaces(draft).map((place) => draftedAt(draft, place)),
        );
      }),
    );
  });

  it('is empty once every change is discarded, or saved', () => {
    fc.assert(
      fc.property(snapshots, edits, (saved, list) => {
        const draft = draftOf(saved, list);
        expect(discardChanges(draft, draftPlaces(draft))).toEqual(EMPTY_DRAFT);
        expect(rebaseDraft(draft, saved)).toEqual(draft);
        expect(rebaseDraft(draft, draftedSnapshot(saved, draft))).toEqual(EMPTY_DRAFT);
      }),
    );
  });

  it('lets saved values of other places show through', () => {
    const draft = draftOf(SAVED, [clearIdle]);
    const drafted = draftedSnapshot(withIdle(70), draft);
    expect(drafted.realm.idle).toBe(70);
    expect(valueAt(drafted, clearIdle)).toBeNull();
    expect(valueAt(SAVED, clearIdle)).toBe('60');
    expect(valueAt(SAVED, { ...clearIdle, uuid: 'gone' })).toBeUndefined();
  });
});

describe('policyDiff', () => {
  it('of equal policies is empty', () => {
    fc.assert(
      fc.property(snapshots, (saved) => {
        expect(policyDiff(saved, { ...saved, clients: [...saved.clients] })).toEqual([]);
      }),
    );
  });

  it('says what each change comes to', () => {
    const drafted = draftedSnapshot(
      SAVED,
      draftOf(SAVED, [setIdle, { kind: 'realm', key: 'maxEnabled', value: true }, clearIdle]),
    );
    expect(policyDiff(SAVED, drafted)).toEqual([
      {
        kind: 'realm',
        key: 'idle',
        before: 100,
        after: 50,
        effectiveBefore: { seconds: 100, source: 'realm' },
        effectiveAfter: { seconds: 50, source: 'realm' },
      },
      {
        kind: 'realm',
        key: 'maxEnabled',
        before: false,
        after: true,
        effectiveBefore: undefined,
        effectiveAfter: { seconds: 200, source: 'realm' },
      },
      {
        kind: 'client',
        uuid: 'u0',
        clientId: 'app-a',
        key: 'idle',
        before: '60',
        after: null,
        effectiveBefore: { seconds: 60, source: 'client' },
        effectiveAfter: { seconds: 50, source: 'realm' },
      },
    ]);
  });

  it('says of a client default what clients without an override live by', () => {
    const drafted = { ...SAVED, realm: { ...SAVED.realm, clientIdle: 30, clientMax: 40 } };
    const [idle, max] = policyDiff(SAVED, drafted);
    expect(idle?.effectiveAfter).toEqual({ seconds: 30, source: 'client-default' });
    expect(max?.effectiveAfter).toBeUndefined();
  });
});

describe('inverseDraft', () => {
  it('restores exactly what was before', () => {
    fc.assert(
      fc.property(snapshots, edits, edits, (saved, first, second) => {
        const applied = draftedSnapshot(saved, draftOf(saved, first));
        const undo = inverseDraft(policyDiff(saved, applied));
        expect(draftConflicts(undo, applied)).toEqual([]);
        expect(draftedSnapshot(applied, undo)).toEqual(saved);
        const twice = draftedSnapshot(applied, draftOf(applied, second));
        const both = inverseDraft([...policyDiff(saved, applied), ...policyDiff(applied, twice)]);
        expect(draftedSnapshot(twice, both)).toEqual(saved);
      }),
    );
  });

  it('has a conflict where somebody has changed the value since', () => {
    const undo = inverseDraft(policyDiff(SAVED, withIdle(50)));
    expect(draftConflicts(undo, withIdle(70))).toEqual([
      {
        kind: 'moved',
        place: { kind: 'realm', key: 'idle' },
        clientId: undefined,
        base: 50,
        theirs: 70,
        yours: 100,
      },
    ]);
  });
});

describe('draftConflicts', () => {
  const draft = draftOf(SAVED, [setIdle, clearIdle]);

  it('has none where nothing moved, where another value did, or where both want the same', () => {
    expect(draftConflicts(draft, SAVED)).toEqual([]);
    expect(draftConflicts(draft, { ...SAVED, realm: { ...SAVED.realm, max: 1 } })).toEqual([]);
    expect(draftConflicts(draft, withIdle(50))).toEqual([]);
  });

  it('finds a client that was deleted or renamed, and an override that moved', () => {
    const place = { kind: 'client', uuid: 'u0', key: 'idle' };
    const [first, second] = SAVED.clients;
    expect(draftConflicts(draft, withClients([second!]))).toEqual([
      { kind: 'deleted', place, clientId: 'app-a' },
    ]);
    expect(draftConflicts(draft, withClients([{ ...first!, clientId: 'app-z' }]))).toEqual([
      { kind: 'renamed', place, clientId: 'app-a', now: 'app-z' },
    ]);
    const moved = withClients([{ ...first!, override: { idle: '90', max: undefined } }]);
    expect(draftConflicts(draft, moved)).toEqual([
      { kind: 'moved', place, clientId: 'app-a', base: '60', theirs: '90', yours: null },
    ]);
  });

  it('is over once the author keeps their own, or takes the other', () => {
    fc.assert(
      fc.property(snapshots, snapshots, edits, (saved, current, list) => {
        const mine = draftOf(saved, list);
        const conflicts = draftConflicts(mine, current);
        const kept = conflicts.reduce((all, { place }) => acceptCurrent(all, current, place), mine);
        expect(draftConflicts(kept, current)).toEqual([]);
        expect(draftedSnapshot(current, kept)).toEqual(draftedSnapshot(current, mine));
        const taken = discardChanges(
          mine,
          conflicts.map(({ place }) => place),
        );
        expect(draftConflicts(taken, current)).toEqual([]);
      }),
    );
  });

  it('takes a new name over, and leaves a deleted client in the draft until it is discarded', () => {
    const [first, second] = SAVED.clients;
    const renamed = withClients([{ ...first!, clientId: 'app-z' }]);
    const place = { kind: 'client', uuid: 'u0', key: 'idle' } as const;
    expect(acceptCurrent(draft, renamed, place).clients['u0']?.clientId).toBe('app-z');
    const deleted = withClients([second!]);
    expect(acceptCurrent(draft, deleted, place)).toEqual(draft);
    expect(draftedSnapshot(deleted, draft).clients).toEqual([second]);
  });
});
