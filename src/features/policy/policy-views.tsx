import { useMemo } from 'react';

import type { RealmClient } from '#domain/realm-client.ts';

import type { AppliedSet, PolicyHome } from './applied-sets.ts';
import { CodeView } from './code-view.tsx';
import { FindingsView } from './findings-view.tsx';
import { HistoryView } from './history-view.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';
import type { RealmImpact } from './use-realm-impact.ts';

interface PolicyViewsProps {
  readonly view: 'findings' | 'history' | 'code';
  readonly realm: string;
  readonly home: PolicyHome;
  readonly editing: PolicyEditing;
  readonly clients: readonly RealmClient[];
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly impact: RealmImpact;
  readonly canEdit: boolean;
  readonly onUndo: (set: AppliedSet) => void;
}

/** What the policy's page shows beside the matrix. */
export function PolicyViews(props: PolicyViewsProps) {
  const { view, realm, home, editing, clients, counts, impact, canEdit, onUndo } = props;
  const names = useMemo(
    () => new Map(clients.map(({ uuid, clientId }) => [uuid, clientId])),
    [clients],
  );
  switch (view) {
    case 'findings':
      return (
        <FindingsView
          realm={realm}
          editing={editing}
          clients={clients}
          counts={counts}
          impact={impact}
          canEdit={canEdit}
        />
      );
    case 'history':
      return (
        <HistoryView realm={realm} home={home} names={names} canEdit={canEdit} onUndo={onUndo} />
      );
    case 'code':
      return <CodeView realm={realm} editing={editing} canEdit={canEdit} />;
  }
}
