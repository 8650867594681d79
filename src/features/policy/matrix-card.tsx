import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import type { MatrixRow } from '#domain/policy-matrix.ts';

import { EffectiveCell, OverrideCell } from './matrix-cells.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';

interface MatrixCardProps {
  readonly row: MatrixRow;
  readonly editing: PolicyEditing;
  readonly isDisabled: boolean;
  readonly counts: ReadonlyMap<string, number> | undefined;
}

/** A client's overrides on two lines, for narrow screens. */
export function MatrixCard({ row, editing, isDisabled, counts }: MatrixCardProps) {
  const count = counts && (counts.get(row.client.uuid) ?? 0);
  return (
    <span className="flex flex-col gap-1.5">
      <span className="flex items-center gap-2">
        <ForeignText
          text={row.client.clientId}
          className="text-12 min-w-0 flex-1 truncate font-mono font-medium"
        />
        <span className="text-muted">{count === undefined ? '—' : formatCount(count)}</span>
      </span>
      <span className="grid grid-cols-2 gap-2">
        {(['idle', 'max'] as const).map((key) => (
          <span key={key} className="flex min-w-0 flex-col gap-1">
            <OverrideCell
              row={row}
              cell={row[key]}
              editing={editing}
              isDisabled={isDisabled}
              tabIndex={0}
            />
            <EffectiveCell cell={row[key]} />
          </span>
        ))}
      </span>
    </span>
  );
}
