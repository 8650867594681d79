import { lazy, type ReactNode, Suspense, useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import { countUsersOf } from '#domain/session-selection.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { canBeDeleted, isGhost, SESSION_STATES, type SessionState } from '#domain/session-state.ts';
import { Button } from '#ui/button.tsx';

const RevokeDialog = lazy(async () => {
  const { RevokeDialog: Dialog } = await import('#components/revoke-dialog.tsx');
  return { default: Dialog };
});

/** The dialog looks up every user and must stay open to the end: more would take minutes. */
const MOST_AT_ONCE = 2000;

interface SelectionBarProps {
  readonly realm: string;
  readonly clientId: string;
  readonly clientUuid: string;
  readonly set: SessionSet;
  /** The selected rows, those out of sight included. */
  readonly rows: Uint32Array;
  readonly states: Uint8Array;
  /** How many of them a search keeps out of sight. */
  readonly hiddenCount: number;
  readonly exportMenu: ReactNode;
  readonly onClear: () => void;
  /** Told what came of a revocation, in words. */
  readonly onRevoked: (summary: string) => void;
}

interface Chosen {
  readonly sessions: readonly OfflineSession[];
  readonly pastRealmLimit: ReadonlySet<string>;
}

/** Floats over the list while rows are selected: how many, and what can be done with them. */
export function SelectionBar(props: SelectionBarProps) {
  const { realm, set, rows, onClear } = props;
  const permission = usePermission(realm, 'revoke');
  const isReachable = useReachability().kind === 'reachable';
  // What was selected when the dialog opened: the list changes under it while sessions are revoked.
  const [chosen, setChosen] = useState<Chosen>();
  const isAllowed = permission.kind === 'allowed';
  const isTooMany = rows.length > MOST_AT_ONCE;
  const ghosts = countGhosts(rows, props.states);

  return (
    <>
      {rows.length > 0 && (
        <section
          aria-label="Selection"
          className="animate-rise rounded-dialog border-line-strong bg-surface shadow-pop fixed bottom-5 left-1/2 z-20 flex max-w-[calc(100vw-16px)] -translate-x-1/2 flex-wrap items-center justify-end gap-x-4 gap-y-2 border px-4 py-3 max-sm:inset-x-2 max-sm:bottom-16 max-sm:translate-x-0"
        >
          <span role="status">
            <b className="font-semibold">{formatCount(rows.length)}</b> selected{' '}
            <span className="text-muted">
              {counted(countUsersOf(set, rows), 'user')}
              {ghosts > 0 && ` · ${counted(ghosts, 'ghost')}`}
            </span>
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
          {isAllowed && isTooMany && (
            <span className="text-muted">At most {formatCount(MOST_AT_ONCE)} at a time</span>
          )}
          <Button variant="ghost" onPress={onClear}>
            Clear
          </Button>
          {props.exportMenu}
          <Button
            variant="danger"
            isDisabled={!isAllowed || !isReachable || isTooMany}
            onPress={() =>
              setChosen({
                sessions: Array.from(rows, set.sessionAt),
                pastRealmLimit: pastRealmLimit(set, rows, props.states),
              })
            }
          >
            Revoke {formatCount(rows.length)} selected…
          </Button>
        </section>
      )}
      {chosen && (
        <Suspense>
          <RevokeDialog
            realm={realm}
            clientId={props.clientId}
            clientUuid={props.clientUuid}
            sessions={chosen.sessions}
            pastRealmLimit={chosen.pastRealmLimit}
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

/** Of those that were chosen the ones that Keycloak cannot delete. */
const pastRealmLimit = (
  set: SessionSet,
  rows: Uint32Array,
  states: Uint8Array,
): ReadonlySet<string> =>
  new Set([...rows].filter((row) => !canBeDeleted(stateAt(states, row))).map(set.idAt));

const stateAt = (states: Uint8Array, row: number): SessionState =>
  SESSION_STATES[states[row] ?? 0] ?? 'live';

function countGhosts(rows: Uint32Array, states: Uint8Array): number {
  let count = 0;
  for (const row of rows) if (isGhost(stateAt(states, row))) count += 1;
  return count;
}
