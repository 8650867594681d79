import { useEffect, useState } from 'react';

import { EMPTY_DRAFT, type PolicyDraft } from '#domain/realm-draft.ts';

import { isDraftKey, loadDraft, storeDraft } from './draft-store.ts';

export interface PolicyDraftState {
  readonly draft: PolicyDraft;
  readonly setDraft: (draft: PolicyDraft) => void;
  readonly discard: () => void;
  /** False where the browser keeps nothing: a reload forgets the draft. */
  readonly isKept: boolean;
}

/** A realm's policy draft, kept in this browser and the same in all its tabs. */
export function usePolicyDraft(keycloakUrl: string, realm: string): PolicyDraftState {
  const [draft, setState] = useState(() => loadDraft(keycloakUrl, realm));
  const [isKept, setIsKept] = useState(true);

  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => {
      if (isDraftKey(key, keycloakUrl, realm)) setState(loadDraft(keycloakUrl, realm));
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [keycloakUrl, realm]);

  const setDraft = (next: PolicyDraft) => {
    setState(next);
    setIsKept(storeDraft(keycloakUrl, realm, next));
  };
  return { draft, setDraft, discard: () => setDraft(EMPTY_DRAFT), isKept };
}
