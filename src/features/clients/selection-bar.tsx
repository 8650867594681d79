import { lazy, Suspense, useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import { countUsers, type OfflineSession } from '#domain/offline-session.ts';
import { Button } from '#ui/button.tsx';

const RevokeDialog = lazy(async () => {
  const { RevokeDialog: Dialog } = await import('#components/revoke-dialog.tsx');
  return { default: Dialog };
});

interface SelectionBarProps {
  readonly realm: string;
  readonly clientId: string;
  readonly clientUuid: string;
  readonly sessions: readonly OfflineSession[];
  /** How many of them a search keeps out of sight. */
  readonly hiddenCount: number;
  readonly onClear: () => void;
  /** Told what came of a revocation, in words. */
  readonly onRevoked: (summary: string) => void;
}

/** Floats over the list while rows are selected: how many, and what can be done with them. */
export function SelectionBar(props: SelectionBarProps) {
  const { realm, sessions, onClear } = props;
  const permission = usePermission(realm, 'revoke');
  const isReachable = useReachability().kind === 'reachable';
  // What was selected when the dialog opened: the list changes under it while sessions are revoked.
  const [chosen, setChosen] = useState<readonly OfflineSession[]>();
  const isAllowed = permission.kind === 'allowed';

  return (
    <>
      {sessions.length > 0 && (
        <section
          aria-label="Selection"
          className="animate-rise rounded-dialog border-line-strong bg-surface shadow-pop fixed bottom-5 left-1/2 z-20 flex max-w-[calc(100vw-16px)] -translate-x-1/2 flex-wrap items-center justify-end gap-x-4 gap-y-2 border px-4 py-3 max-sm:inset-x-2 max-sm:bottom-16 max-sm:translate-x-0"
        >
          <span role="status">
            <b className="font-semibold">{formatCount(sessions.length)}</b> selected{' '}
            <span className="text-muted">{counted(countUsers(sessions), 'user')}</span>
            {props.hiddenCount > 0 && (
              <span className="text-warn-text font-medium">
                {' '}
                {formatCount(props.hiddenCount)} not shown
              </span>
            )}
          </span>
          {permission.kind === 'missing' && (
            <span className="text-muted">
              Revoking needs the role <code className="text-12 font-mono">{permission.role}</code>
            </span>
          )}
          <Button variant="ghost" onPress={onClear}>
            Clear
          </Button>
          <Button
            variant="danger"
            isDisabled={!isAllowed || !isReachable}
            onPress={() => setChosen(sessions)}
          >
            Revoke {formatCount(sessions.length)} selected…
          </Button>
        </section>
      )}
      {chosen && (
        <Suspense>
          <RevokeDialog
            realm={realm}
            clientId={props.clientId}
            clientUuid={props.clientUuid}
            sessions={chosen}
            onClose={(summary) => {
              setChosen(undefined);
              if (summary !== undefined) props.onRevoked(summary);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
