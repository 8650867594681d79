import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { realmPolicyQuery } from '#api/realm-queries.ts';
import { useReachability } from '#components/use-reachability.ts';
import { policyEffects } from '#domain/policy-effects.ts';
import {
  draftConflicts,
  draftedPolicy,
  draftKeys,
  editDraft,
  EMPTY_DRAFT,
  openDraft,
  type PolicyDraft,
} from '#domain/realm-draft.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { EffectList, EffectsCard } from './effects-card.tsx';
import { KEY_NAMES } from './policy-words.ts';
import { RealmPolicyCard } from './realm-policy-card.tsx';
import { savePolicyMutation } from './save-policy.ts';
import { SavedNotice } from './saved-notice.tsx';
import { type DurationKey, type TypedDurations, unreadableKeys } from './typed-durations.ts';
import type { PolicyDraftState } from './use-policy-draft.ts';

interface PolicyEditorProps {
  readonly realm: string;
  readonly saved: RealmPolicy;
  readonly draftState: PolicyDraftState;
  readonly isReadOnly: boolean;
}

/** The fields, what saving would do, and saving itself. */
export function PolicyEditor({ realm, saved, draftState, isReadOnly }: PolicyEditorProps) {
  const { setDraft, discard } = draftState;
  // Somebody else may have left a draft in this browser.
  const draft = isReadOnly ? EMPTY_DRAFT : openDraft(draftState.draft, saved);
  const [typed, setTyped] = useState<TypedDurations>({});
  const [isAsking, setIsAsking] = useState(false);
  const queryClient = useQueryClient();
  const isReachable = useReachability().kind === 'reachable';
  const save = useMutation({
    ...savePolicyMutation(realm),
    onSuccess: ({ after }) => {
      queryClient.setQueryData(realmPolicyQuery(realm).queryKey, after);
      setTyped({});
      discard();
    },
  });

  const edits = draftKeys(draft).length;
  const effects = edits > 0 ? policyEffects(saved, draftedPolicy(saved, draft)) : undefined;
  const kills = effects?.some(({ tone }) => tone === 'kills') ?? false;
  const unreadable = unreadableKeys(typed);
  const blocker = saveBlocker({
    isReachable,
    unreadable,
    conflictCount: draftConflicts(draft, saved).length,
  });

  function send() {
    setIsAsking(false);
    // A double click comes before the page has been drawn anew.
    const { mutationKey } = savePolicyMutation(realm);
    if (queryClient.isMutating({ mutationKey }) === 0) save.mutate(draft);
  }

  function startAfresh(next: PolicyDraft) {
    setDraft(next);
    setTyped({});
    save.reset();
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(280px,368px)] items-start gap-4 max-lg:grid-cols-1">
      <div className="flex flex-col gap-4">
        <RealmPolicyCard
          saved={saved}
          draft={draft}
          isDisabled={isReadOnly || save.isPending}
          onDraft={(next) => {
            setDraft(next);
            if (!save.isPending) save.reset();
          }}
          typed={typed}
          onType={(key, next) => setTyped((old) => ({ ...old, [key]: next }))}
        />
        {save.data && (
          <SavedNotice
            result={save.data}
            onUndo={() => startAfresh(inverse(save.data.before, save.data.draft, saved))}
          />
        )}
        {save.error && (
          <Notice tone="danger" role="alert">
            {visibleText(save.error.message)} Your draft is kept.
          </Notice>
        )}
      </div>
      {!isReadOnly && (
        <EffectsCard effects={effects}>
          {blocker !== undefined && <Notice tone="warn">{blocker}</Notice>}
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              busy={save.isPending}
              isDisabled={edits === 0 || blocker !== undefined}
              onPress={() => (kills ? setIsAsking(true) : send())}
            >
              {edits === 0
                ? 'Save'
                : `Save ${edits === 1 ? '1 change' : `${edits} changes`}${kills ? '…' : ''}`}
            </Button>
            {(edits > 0 || unreadable.length > 0) && (
              <Button
                variant="ghost"
                isDisabled={save.isPending}
                onPress={() => startAfresh(EMPTY_DRAFT)}
              >
                Discard draft
              </Button>
            )}
          </div>
        </EffectsCard>
      )}
      {isAsking && effects && (
        <Dialog
          title="Some sessions die the moment you save"
          onClose={() => setIsAsking(false)}
          note="Raising the limit again brings back only what Keycloak has not cleaned up: it does so every 15 min or sooner."
          actions={
            <>
              <Button autoFocus onPress={() => setIsAsking(false)}>
                Cancel
              </Button>
              <Button variant="danger" onPress={send}>
                Save and let them die
              </Button>
            </>
          }
        >
          <EffectList effects={effects} />
        </Dialog>
      )}
    </div>
  );
}

interface Blockers {
  readonly isReachable: boolean;
  readonly unreadable: readonly DurationKey[];
  readonly conflictCount: number;
}

/** Why the draft cannot be saved just now. */
function saveBlocker({ isReachable, unreadable, conflictCount }: Blockers): string | undefined {
  if (unreadable.length > 0) {
    return `Mend or clear first: ${unreadable.map((key) => KEY_NAMES[key]).join(', ')}.`;
  }
  if (conflictCount > 0) return 'Somebody changed the same value. Choose whose value counts.';
  return isReachable ? undefined : 'Keycloak does not answer. Saving waits for it.';
}

/** The draft that brings the values of before back. */
const inverse = (before: RealmPolicy, draft: PolicyDraft, saved: RealmPolicy): PolicyDraft =>
  draftKeys(draft).reduce<PolicyDraft>(
    (undo, key) => editDraft(undo, saved, key, before[key]),
    EMPTY_DRAFT,
  );
