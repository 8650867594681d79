import { useMemo, useState } from 'react';

import { readDuration, type TypedDuration } from '#domain/duration.ts';
import { draftConflicts, type PolicyConflict } from '#domain/policy-conflict.ts';
import {
  discardChanges,
  draftedSnapshot,
  editDraft,
  type PolicyDraft,
  type PolicyEdit,
  rebaseDraft,
} from '#domain/policy-draft.ts';
import type { PolicyPlace, PolicySnapshot } from '#domain/policy-snapshot.ts';
import type { RealmPolicyKey } from '#domain/realm-policy.ts';

import type { PolicyDraftState } from './use-policy-draft.ts';

/** A policy as it is saved and as it is drafted, and what changes the draft. */
export interface PolicyEditing {
  readonly saved: PolicySnapshot;
  readonly drafted: PolicySnapshot;
  readonly draft: PolicyDraft;
  readonly conflicts: readonly PolicyConflict[];
  /** What is being typed at a place, until its field is left; undefined shows the value. */
  readonly typedAt: (place: PolicyPlace) => TypedDuration | undefined;
  /** Fields that hold what is no duration. */
  readonly unreadableCount: number;
  readonly edit: (edits: readonly PolicyEdit[]) => void;
  readonly discard: (places: readonly PolicyPlace[]) => void;
  /** Sets the draft after a conflict was settled; what was being typed is forgotten. */
  readonly replace: (draft: PolicyDraft) => void;
  /** Begins another draft; the one there was is put away. */
  readonly begin: (draft: PolicyDraft) => void;
  readonly type: (place: DurationPlace, typed: TypedDuration) => void;
  /** A field is left: what was read is shown tidied up, what was not stays to be mended. */
  readonly leave: (place: DurationPlace) => void;
}

/** A place whose value is a duration: all but the switch of the maximum. */
export type DurationPlace =
  | Exclude<PolicyPlace, { kind: 'realm' }>
  | { readonly kind: 'realm'; readonly key: Exclude<RealmPolicyKey, 'maxEnabled'> };

/** The overrides and the client defaults may be left out; the realm's own limits may not. */
export const mayBeUnset = ({ kind, key }: DurationPlace): boolean =>
  kind === 'client' || key === 'clientIdle' || key === 'clientMax';

const nameOf = (place: PolicyPlace): string =>
  place.kind === 'realm' ? place.key : `${place.uuid} ${place.key}`;

type Typed = ReadonlyMap<string, { readonly place: DurationPlace; readonly typed: TypedDuration }>;

const NOTHING_TYPED: Typed = new Map();

/** Edits go into the draft at each key; what cannot be read is no edit. */
export function usePolicyEditing(saved: PolicySnapshot, state: PolicyDraftState): PolicyEditing {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const draft = useMemo(() => rebaseDraft(state.draft, saved), [state.draft, saved]);
  const drafted = useMemo(() => draftedSnapshot(saved, draft), [saved, draft]);
  const conflicts = useMemo(() => draftConflicts(draft, saved), [draft, saved]);

  const forget = (places: readonly PolicyPlace[]) =>
    setTyped((old) => {
      const names = new Set(places.map(nameOf));
      return new Map([...old].filter(([name]) => !names.has(name)));
    });

  function type(place: DurationPlace, text: TypedDuration) {
    setTyped((old) => new Map(old).set(nameOf(place), { place, typed: text }));
    const read = readDuration(text, mayBeUnset(place));
    // A draft of the readable beginning of a text would be another edit.
    state.setDraft(
      read.kind === 'ok'
        ? editDraft(draft, saved, [durationEdit(place, read.seconds)])
        : discardChanges(draft, [place]),
    );
  }

  return {
    saved,
    drafted,
    draft,
    conflicts,
    typedAt: (place) => typed.get(nameOf(place))?.typed,
    unreadableCount: [...typed.values()].filter(
      (entry) => readDuration(entry.typed, mayBeUnset(entry.place)).kind === 'invalid',
    ).length,
    edit: (edits) => {
      forget(edits);
      state.setDraft(editDraft(draft, saved, edits));
    },
    discard: (places) => {
      forget(places);
      state.setDraft(discardChanges(draft, places));
    },
    replace: (next) => {
      setTyped(NOTHING_TYPED);
      state.setDraft(next);
    },
    begin: (next) => {
      setTyped(NOTHING_TYPED);
      state.begin(rebaseDraft(next, saved));
    },
    type,
    leave: (place) => {
      const entry = typed.get(nameOf(place));
      if (entry && readDuration(entry.typed, mayBeUnset(place)).kind === 'ok') forget([place]);
    },
  };
}

/** The edit that sets a duration; 0 unsets what may be unset. */
function durationEdit(place: DurationPlace, seconds: number): PolicyEdit {
  if (place.kind === 'realm') return { ...place, value: seconds };
  return { ...place, value: seconds === 0 ? null : String(seconds) };
}
