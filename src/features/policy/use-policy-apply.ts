import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { keepText, readKept, watchKept } from '#api/kept-text.ts';
import { writePolicyItem } from '#api/policy-writes.ts';
import { realmKeys } from '#api/realm-queries.ts';
import { serverNow } from '#api/server-clock.ts';
import { sleep } from '#api/sleep.ts';
import { applyPlan } from '#domain/apply-plan.ts';
import type { ValueChange } from '#domain/policy-changes.ts';
import {
  type ApplyState,
  createPolicyApply,
  newApply,
  type PolicyApply,
} from '#jobs/policy-apply.ts';

import {
  appliedChanges,
  applyKey,
  keepApply,
  noteApplied,
  parseApply,
  type PolicyHome,
} from './applied-sets.ts';
import { recordPolicyEdit } from './record-policy-edit.ts';

export interface PolicyApplying {
  /** The change set that is being written, or was when the page was left. */
  readonly apply: PolicyApply | undefined;
  readonly start: (changes: readonly ValueChange[]) => void;
  /** Puts the change set away: what of it is written goes into the history. */
  readonly close: () => void;
}

/** So long a dialog that is closed waits for the values that are now in force. */
const MOST_WAIT_MILLIS = 3000;

/** The change sets at work by realm: leaving the page does not end one. */
const atWork = new Map<string, PolicyApply>();

/** The change set of a realm that is on its way to Keycloak; it survives a reload. */
export function usePolicyApply(home: PolicyHome): PolicyApplying {
  const key = applyKey(home);
  const queryClient = useQueryClient();
  const text = useSyncExternalStore(watchKept, () => readKept(key));
  const [, redraw] = useState(0);
  const isClosing = useRef(false);

  const make = (state: ApplyState) => {
    const apply = createPolicyApply(state, {
      write: (item) => writePolicyItem(home.realm, item),
      keep: (next) => keepApply(home, next),
    });
    atWork.set(key, apply);
    return apply;
  };

  if (text === null) atWork.delete(key);
  const kept = atWork.get(key) === undefined ? parseApply(text) : undefined;
  const apply = atWork.get(key) ?? (kept && make(kept));
  const isUnreadable = text !== null && apply === undefined;

  useEffect(() => {
    if (isUnreadable) keepText(key, null);
  }, [isUnreadable, key]);

  /** What is noted comes first: a page that is left meanwhile finds the change set again. */
  async function close() {
    isClosing.current = true;
    const state = apply?.getSnapshot();
    if (state) {
      const changes = appliedChanges(state);
      noteApplied(home, { id: state.id, at: state.startedAt, changes });
      await recordPolicyEdit(home.realm, changes);
    }
    const readAgain = [realmKeys.policy(home.realm), realmKeys.clients(home.realm)].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    );
    // What is typed is compared with what is known: with the values of before, the way back would be no edit.
    await Promise.race([Promise.all(readAgain), sleep(MOST_WAIT_MILLIS)]);
    isClosing.current = false;
    atWork.delete(key);
    keepText(key, null);
  }

  return {
    apply,
    start: (changes) => {
      const made = make(newApply(crypto.randomUUID(), serverNow(), applyPlan(changes)));
      made.resume();
      redraw((count) => count + 1);
    },
    close: () => {
      if (!isClosing.current) void close();
    },
  };
}
