import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { realmPolicyQuery } from '#api/realm-queries.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { usePermission } from '#components/use-person.ts';
import { draftKeys, openDraft } from '#domain/realm-draft.ts';

import { PolicyEditor } from './policy-editor.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';

const route = getRouteApi('/realms/$realm/policy');

/** The realm's offline session policy, seen and edited as a draft. */
export function PolicyPage() {
  const { realm } = route.useParams();
  return <RealmPolicy key={realm} realm={realm} />;
}

function RealmPolicy({ realm }: { realm: string }) {
  const { config } = route.useRouteContext();
  const saved = useSuspenseQuery(realmPolicyQuery(realm)).data;
  const permission = usePermission(realm, 'edit-policy');
  const draftState = usePolicyDraft(config.keycloakUrl, realm);
  const hasDraft =
    permission.kind === 'allowed' && draftKeys(openDraft(draftState.draft, saved)).length > 0;
  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title="Policy"
        realm={realm}
        subtitle={
          hasDraft
            ? `Draft, ${draftState.isKept ? 'kept in this browser' : 'lost on reload: this browser keeps nothing'}. Nothing has been sent to Keycloak.`
            : 'How long offline sessions of this realm live.'
        }
      />
      {permission.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={permission.role} what="Editing these values" />
      )}
      <PolicyEditor
        realm={realm}
        saved={saved}
        draftState={draftState}
        isReadOnly={permission.kind === 'missing'}
      />
    </div>
  );
}
