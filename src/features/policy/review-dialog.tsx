import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { toApiError } from '#api/api-error.ts';
import { clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { counted, formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { isTyped } from '#components/is-typed.ts';
import { TypeToConfirm } from '#components/type-to-confirm.tsx';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import { type PolicyChange, policyDiff } from '#domain/policy-changes.ts';
import { rangeAt } from '#domain/policy-impact.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { ChangeList } from './change-list.tsx';
import { CodePanel } from './code-panel.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { ImpactQuad } from './impact-quad.tsx';
import { rangeWords } from './range-words.ts';
import { RevivedWords } from './revived-words.tsx';
import { ThresholdField } from './threshold-field.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';
import type { RealmImpact } from './use-realm-impact.ts';
import { useTypeFrom } from './use-type-from.ts';
import { UsersHit } from './users-hit.tsx';

interface ReviewDialogProps {
  readonly realm: string;
  readonly editing: PolicyEditing;
  readonly impact: RealmImpact;
  readonly onCancel: () => void;
  readonly onApply: (changes: readonly PolicyChange[]) => void;
}

/** What applying the draft does, once more and exactly, before anything is sent. */
export function ReviewDialog({ realm, editing, impact, onCancel, onApply }: ReviewDialogProps) {
  const { saved, drafted, conflicts } = editing;
  const changes = policyDiff(saved, drafted);
  const fresh = useFreshPolicy(realm);
  const [typed, setTyped] = useState('');
  const [typeFrom, setTypeFrom] = useTypeFrom();
  const mayEditRealm = usePermission(realm, 'edit-policy');
  const mayEditClients = usePermission(realm, 'edit-clients');
  const isReachable = useReachability().kind === 'reachable';
  // Back closes the dialog, not the page.
  useBlocker({
    shouldBlockFn: () => {
      onCancel();
      return true;
    },
    enableBeforeUnload: false,
  });

  const total = impact.impact?.total;
  const { isWhole } = impact.scanned;
  // The numbers may still be those of the draft before.
  const isCurrent = impact.input?.drafted === drafted && impact.input.today === saved;
  const dying = total && rangeAt(total.dying.draft.all, 0);
  const count = dying?.most ?? 0;
  const mustType = count >= typeFrom || !isWhole;
  const isConfirmed = !mustType || isTyped(typed, count);
  const missing = [
    ...(changes.some(({ kind }) => kind === 'realm') && mayEditRealm.kind === 'missing'
      ? [mayEditRealm.role]
      : []),
    ...(changes.some(({ kind }) => kind === 'client') && mayEditClients.kind === 'missing'
      ? [mayEditClients.role]
      : []),
  ];
  const isBlocked =
    fresh.kind !== 'read' ||
    !isCurrent ||
    conflicts.length > 0 ||
    missing.length > 0 ||
    !isReachable;

  return (
    <Dialog
      width="full"
      title={
        <>
          Apply {counted(changes.length, 'change')} to <ForeignText text={realm} />?
        </>
      }
      subtitle="Edits are retroactive. Keycloak uses the new limits on the next refresh of every token."
      onClose={onCancel}
      note="Each value is read again just before it is written. The old ones stay in this browser’s history."
      actions={
        <>
          <Button onPress={onCancel} autoFocus={!mustType}>
            Cancel
          </Button>
          <Button
            variant={count > 0 ? 'danger' : 'primary'}
            isDisabled={isBlocked || changes.length === 0 || !isConfirmed}
            onPress={() => onApply(changes)}
          >
            Apply {counted(changes.length, 'change')}
          </Button>
        </>
      }
    >
      {fresh.kind === 'failed' && (
        <Notice tone="danger" role="alert">
          What Keycloak holds now could not be read: {visibleText(fresh.message)} The draft is kept.
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="warn">
          Applying these changes needs the role{' '}
          <code className="text-12 font-mono">{missing.join(' and ')}</code> of realm{' '}
          <ForeignText text={realm} />, which you do not have.
        </Notice>
      )}
      {conflicts.map((conflict) => (
        <ConflictNote
          key={`${conflict.clientId} ${conflict.place.key}`}
          conflict={conflict}
          editing={editing}
        />
      ))}
      <div className="grid grid-cols-2 gap-6 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <ChangeList changes={changes} onDiscard={(place) => editing.discard([place])} />
          {total && (
            <section aria-label="Impact" className="flex flex-col gap-2">
              <div className="flex flex-wrap gap-x-2">
                <h3 className="font-semibold">Impact</h3>
                <span className="text-muted ml-auto">
                  <UsersHit users={total.usersHit} />
                </span>
              </div>
              <div className="rounded-card border-line overflow-hidden border pt-2 [&_dl]:border-b-0">
                <ImpactQuad impact={total} hasDraft isPartial={!isWhole} />
              </div>
              <p className="text-muted empty:hidden">
                <RevivedWords impact={impact} />
              </p>
            </section>
          )}
          <p className="rounded-control bg-sunken px-3 py-2">
            <b className="font-semibold">Undo works for about 15 min.</b> Putting the old limits
            back before Keycloak’s cleaner runs brings dead sessions back. After that those past the
            realm’s own limits are gone.
          </p>
        </div>
        <CodePanel realm={realm} today={saved} drafted={drafted} />
      </div>
      {!isWhole && (
        <Notice tone="warn">
          Not all sessions are read yet, so the numbers are “at least”. Wait for the scan, or type
          the number to go on.
        </Notice>
      )}
      <div
        className={`rounded-card flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 ${count > 0 ? 'bg-danger-soft' : 'bg-sunken'}`}
      >
        <p className="flex-1">
          {dying && (
            <b className={`font-semibold ${count > 0 ? 'text-danger-text' : ''}`}>
              {isWhole ? '' : '≥ '}
              {rangeWords(dying)} {count === 1 ? 'grant dies' : 'grants die'} the moment you apply.
            </b>
          )}{' '}
          {mustType && `Type the number ${formatCount(count)} to go on.`}
        </p>
        {mustType && <TypeToConfirm count={count} typed={typed} onType={setTyped} />}
        <ThresholdField value={typeFrom} onChange={setTypeFrom} />
      </div>
    </Dialog>
  );
}

type Fresh =
  | { readonly kind: 'reading' | 'read' }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads the policy again, so that a change that somebody made meanwhile shows before anything is sent. */
function useFreshPolicy(realm: string): Fresh {
  const queryClient = useQueryClient();
  const maySeeClients = usePermission(realm, 'view-clients').kind === 'allowed';
  const [fresh, setFresh] = useState<Fresh>({ kind: 'reading' });
  useEffect(() => {
    let isGone = false;
    const set = (next: Fresh) => {
      if (!isGone) setFresh(next);
    };
    Promise.all([
      queryClient.query({ ...realmPolicyQuery(realm), staleTime: 0 }),
      maySeeClients && queryClient.query({ ...clientsQuery(realm), staleTime: 0 }),
    ]).then(
      () => set({ kind: 'read' }),
      (error: unknown) => set({ kind: 'failed', message: toApiError(error).message }),
    );
    return () => {
      isGone = true;
    };
  }, [queryClient, realm, maySeeClients]);
  return fresh;
}
