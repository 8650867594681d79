import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';

import { sessionCountsQuery } from '#api/realm-queries.ts';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { inverseDraft } from '#domain/policy-changes.ts';
import { discardChanges, draftSize } from '#domain/policy-draft.ts';
import { sortMatrixBy } from '#domain/policy-matrix-list.ts';
import { parsePolicyPageSearch, type PolicyPageSearch } from '#domain/policy-page-search.ts';
import type { PolicySnapshot } from '#domain/policy-snapshot.ts';
import type { RealmClient } from '#domain/realm-client.ts';

import { appliedChanges, type AppliedSet, hasWrittenIdle } from './applied-sets.ts';
import { ClientMatrix } from './client-matrix.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { ImpactSide } from './impact-side.tsx';
import { PolicyHead } from './policy-head.tsx';
import { RealmPolicyCard } from './realm-policy-card.tsx';
import { usePolicyApply } from './use-policy-apply.ts';
import { usePolicyDraft } from './use-policy-draft.ts';
import { usePolicyEditing } from './use-policy-editing.ts';
import { useRealmImpact } from './use-realm-impact.ts';
import { ViewSegments } from './view-segments.tsx';

const ReviewDialog = lazy(async () => {
  const { ReviewDialog: Dialog } = await import('./review-dialog.tsx');
  return { default: Dialog };
});
const ApplyDialog = lazy(async () => {
  const { ApplyDialog: Dialog } = await import('./apply-dialog.tsx');
  return { default: Dialog };
});
const PolicyViews = lazy(async () => {
  const { PolicyViews: Views } = await import('./policy-views.tsx');
  return { default: Views };
});

const route = getRouteApi('/realms/$realm/policy');
const NO_CLIENTS: readonly RealmClient[] = [];

interface PolicyWorkbenchProps {
  readonly realm: string;
  readonly saved: PolicySnapshot;
  /** Undefined where they may not be read or could not be. */
  readonly clients: readonly RealmClient[] | undefined;
  /** What is missing from the page, said. */
  readonly children: ReactNode;
}

/** The policy being edited: its values, what the draft does, and the way to Keycloak and back. */
export function PolicyWorkbench({ realm, saved, clients, children }: PolicyWorkbenchProps) {
  const { config } = route.useRouteContext();
  const raw = route.useSearch();
  const search = useMemo(() => parsePolicyPageSearch({ ...raw }), [raw]);
  const navigate = route.useNavigate();
  const state = usePolicyDraft(config.keycloakUrl, realm);
  const editing = usePolicyEditing(saved, state);
  const home = { keycloakUrl: config.keycloakUrl, realm };
  const applying = usePolicyApply(home);
  const mayEditRealm = usePermission(realm, 'edit-policy').kind === 'allowed';
  const mayEditClients = usePermission(realm, 'edit-clients').kind === 'allowed';
  const counting = useQuery(sessionCountsQuery(realm));
  const counts = counting.data;
  const now = useServerNow();
  const impact = useRealmImpact({
    realm,
    // Once it is known which of them hold sessions.
    clients: counting.isPending ? NO_CLIENTS : (clients ?? NO_CLIENTS),
    counts,
    today: editing.saved,
    drafted: editing.drafted,
  });
  const [isReviewing, setIsReviewing] = useState(false);
  const [lastApplied, setLastApplied] = useState<AppliedSet>();
  const names = useMemo(
    () => new Map(saved.clients.map(({ uuid, clientId }) => [uuid, clientId])),
    [saved],
  );
  const setSearch = (next: PolicyPageSearch) =>
    void navigate({ search: parsePolicyPageSearch({ ...next }), replace: true });
  const view = search.view ?? 'clients';
  const size = draftSize(editing.draft);
  const isBusy = applying.apply !== undefined;
  // Where the clients are not known, a draft of theirs is not of deleted ones.
  const conflicts = clients ? editing.conflicts : [];

  function undo(set: AppliedSet) {
    setLastApplied(undefined);
    editing.begin(inverseDraft(set.changes));
    setSearch({ only: 'changed' });
  }

  function closeApply() {
    const applied = applying.apply?.getSnapshot();
    if (applied) {
      const changes = appliedChanges(applied);
      state.setDraft(discardChanges(state.draft, changes));
      setLastApplied(changes.length > 0 ? { id: applied.id, at: now, changes } : undefined);
      // Keycloak lists other rows under another idle: what is past it is hidden, what was comes back.
      if (hasWrittenIdle(applied)) impact.scan.readAgain();
    }
    applying.close();
  }

  return (
    <div className="page-padding flex min-h-0 flex-1 flex-col gap-4 max-lg:flex-none">
      <PolicyHead
        realm={realm}
        home={home}
        state={state}
        editing={editing}
        canEdit={mayEditRealm || mayEditClients}
        onUndo={undo}
      />
      {children}
      <DraftNotices state={state} lastApplied={lastApplied} onUndo={undo} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_320px] items-stretch gap-4 max-lg:flex max-lg:flex-col">
        <div className="flex min-h-0 min-w-0 flex-col gap-4">
          <RealmPolicyCard editing={editing} isDisabled={!mayEditRealm || isBusy} />
          {conflicts
            .filter(({ place }) => place.kind === 'client')
            .map((conflict) => (
              <ConflictNote
                key={`${conflict.clientId} ${conflict.place.key}`}
                conflict={conflict}
                editing={editing}
              />
            ))}
          <ViewSegments
            view={view}
            onView={(next) => setSearch(next === 'clients' ? {} : { view: next })}
          />
          {view === 'clients' ? (
            clients && (
              <ClientMatrix
                realm={realm}
                editing={editing}
                isDisabled={!mayEditClients || isBusy}
                counts={counts}
                impact={impact}
                search={search}
                onSearch={setSearch}
                onSort={(columnId) => setSearch(sortMatrixBy(search, columnId))}
              />
            )
          ) : (
            <Suspense>
              <PolicyViews
                view={view}
                realm={realm}
                home={home}
                editing={editing}
                clients={clients ?? NO_CLIENTS}
                counts={counts}
                impact={impact}
                canEdit={(mayEditRealm || mayEditClients) && !isBusy}
                onUndo={undo}
              />
            </Suspense>
          )}
        </div>
        <ImpactSide
          impact={impact}
          now={now}
          names={names}
          size={size}
          unreadableCount={editing.unreadableCount}
          canEdit={(mayEditRealm || mayEditClients) && !isBusy}
          onReview={() => setIsReviewing(true)}
        />
      </div>
      {isReviewing && !applying.apply && (
        <Suspense>
          <ReviewDialog
            realm={realm}
            editing={editing}
            impact={impact}
            onCancel={() => setIsReviewing(false)}
            onApply={(changes) => {
              setIsReviewing(false);
              setLastApplied(undefined);
              applying.start(changes);
            }}
          />
        </Suspense>
      )}
      {applying.apply && (
        <Suspense>
          <ApplyDialog
            realm={realm}
            apply={applying.apply}
            onGiveUp={editing.discard}
            onClose={closeApply}
          />
        </Suspense>
      )}
    </div>
  );
}
