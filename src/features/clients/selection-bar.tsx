import type { ReactNode } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { countGhosts } from '#components/list-target.ts';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import { countUsersOf } from '#domain/session-selection.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { Button } from '#ui/button.tsx';

interface SelectionBarProps {
  readonly realm: string;
  readonly set: SessionSet;
  /** The selected rows, those out of sight included. */
  readonly rows: Uint32Array;
  readonly states: Uint8Array;
  /** How many of them a search keeps out of sight. */
  readonly hiddenCount: number;
  readonly exportMenu: ReactNode;
  readonly onClear: () => void;
  readonly onRevoke: () => void;
}

/** Floats over the list while rows are selected: how many, and what can be done with them. */
export function SelectionBar(props: SelectionBarProps) {
  const { realm, set, rows, onClear } = props;
  const permission = usePermission(realm, 'revoke');
  const isReachable = useReachability().kind === 'reachable';
  if (rows.length === 0) return null;
  const ghosts = countGhosts(rows, props.states);
  return (
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
      <Button variant="ghost" onPress={onClear}>
        Clear
      </Button>
      {props.exportMenu}
      <Button
        variant="danger"
        isDisabled={permission.kind !== 'allowed' || !isReachable}
        onPress={props.onRevoke}
      >
        Revoke {formatCount(rows.length)} selected…
      </Button>
    </section>
  );
}
