import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { isUnkept, keepText, readKept, watchKept } from '#api/kept-text.ts';
import { serverNow } from '#api/server-clock.ts';
import { draftSize, EMPTY_DRAFT, type PolicyDraft } from '#domain/policy-draft.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { draftKey } from './draft-key.ts';
import { readStoredDraft, type StoredDraft, storedText } from './stored-draft.ts';

export interface PolicyDraftState {
  readonly draft: PolicyDraft;
  /** When it was begun; undefined for an empty one. */
  readonly since: EpochSeconds | undefined;
  readonly setDraft: (draft: PolicyDraft) => void;
  /** Begins another draft; the one there was is put away, from where it can be brought back. */
  readonly begin: (draft: PolicyDraft) => void;
  /** False where the browser keeps nothing: a reload forgets the draft. */
  readonly isKept: boolean;
  /** The draft that was put away last. */
  readonly putAway: StoredDraft | undefined;
  readonly bringBack: () => void;
  readonly forgetPutAway: () => void;
  /** The text of a draft that this build cannot read. */
  readonly unreadable: string | null;
  readonly forgetUnreadable: () => void;
}

/**
 * A realm's policy draft, kept in this browser and the same in all its tabs. One that cannot be read is
 * moved aside: a new draft must not overwrite it.
 */
export function usePolicyDraft(keycloakUrl: string, realm: string): PolicyDraftState {
  const key = draftKey(keycloakUrl, realm);
  const awayKey = `${key}:put-away`;
  const unreadableKey = `${key}:unreadable`;
  const text = useKept(key);
  const away = useKept(awayKey);
  const read = useMemo(() => readStoredDraft(text), [text]);
  const readAway = useMemo(() => readStoredDraft(away), [away]);

  useEffect(() => {
    if (read.kind !== 'unreadable') return;
    keepText(unreadableKey, text);
    keepText(key, null);
  }, [read, text, key, unreadableKey]);

  const { draft, since } = read.kind === 'read' ? read : NOTHING;
  const store = (stored: StoredDraft) => keepText(key, storedText(stored));
  const begin = (next: PolicyDraft) => {
    if (draftSize(draft) > 0) keepText(awayKey, text);
    store({ since: serverNow(), draft: next });
  };
  return {
    draft,
    since,
    setDraft: (next) => store({ since: since ?? serverNow(), draft: next }),
    begin,
    isKept: !isUnkept(key),
    putAway: readAway.kind === 'read' && draftSize(readAway.draft) > 0 ? readAway : undefined,
    bringBack: () => {
      keepText(key, away);
      keepText(awayKey, draftSize(draft) > 0 ? text : null);
    },
    forgetPutAway: () => keepText(awayKey, null),
    unreadable: useKept(unreadableKey),
    forgetUnreadable: () => keepText(unreadableKey, null),
  };
}

const NOTHING: StoredDraft = { since: undefined, draft: EMPTY_DRAFT };

const useKept = (key: string): string | null =>
  useSyncExternalStore(watchKept, () => readKept(key));
