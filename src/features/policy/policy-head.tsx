import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';

import { readKept, watchKept } from '#api/kept-text.ts';
import { counted } from '#components/count.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { usePermission } from '#components/use-person.ts';
import { draftSize, EMPTY_DRAFT } from '#domain/policy-draft.ts';
import { Button } from '#ui/button.tsx';

import { appliedKey, type AppliedSet, parseApplied, type PolicyHome } from './applied-sets.ts';
import type { PolicyDraftState } from './use-policy-draft.ts';
import type { PolicyEditing } from './use-policy-editing.ts';

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface PolicyHeadProps {
  readonly realm: string;
  readonly home: PolicyHome;
  readonly state: PolicyDraftState;
  readonly editing: PolicyEditing;
  readonly canEdit: boolean;
  readonly onUndo: (set: AppliedSet) => void;
}

/** What state the draft is in, what it takes to edit, and the ways back. */
export function PolicyHead({ realm, home, state, editing, canEdit, onUndo }: PolicyHeadProps) {
  const size = draftSize(editing.draft);
  const applied = useSyncExternalStore(watchKept, () => readKept(appliedKey(home)));
  const [last] = parseApplied(applied);
  const realmPermission = usePermission(realm, 'edit-policy');
  const clientPermission = usePermission(realm, 'edit-clients');
  const begun = state.since === undefined ? '' : ` from ${clock.format(state.since * 1000)}`;
  return (
    <>
      <PageHeader
        title="Policy"
        realm={realm}
        subtitle={
          size > 0
            ? `Draft${begun} of ${counted(size, 'change')}, ${state.isKept ? 'kept in this browser' : 'lost on reload: this browser keeps nothing'}. Nothing has been sent to Keycloak.`
            : 'How long offline sessions of this realm live, client by client.'
        }
        actions={
          canEdit && (
            <div className="flex flex-wrap gap-2">
              {(size > 0 || editing.unreadableCount > 0) && (
                <Button variant="ghost" onPress={() => editing.begin(EMPTY_DRAFT)}>
                  Discard draft
                </Button>
              )}
              {last && (
                <Button icon={<Undo2 size={15} aria-hidden />} onPress={() => onUndo(last)}>
                  Undo last…
                </Button>
              )}
            </div>
          )
        }
      />
      {realmPermission.kind === 'missing' && (
        <MissingRoleNote
          realm={realm}
          missing={realmPermission.role}
          what="Editing the realm’s values"
        />
      )}
      {clientPermission.kind === 'missing' && (
        <MissingRoleNote
          realm={realm}
          missing={clientPermission.role}
          what="Editing the clients’ overrides"
        />
      )}
    </>
  );
}
