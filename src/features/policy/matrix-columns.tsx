import { Link } from '@tanstack/react-router';

import { ForeignText } from '#components/foreign-text.tsx';
import type { GrantImpact } from '#domain/policy-impact.ts';
import { rangeAt } from '#domain/policy-impact.ts';
import type { MatrixRow } from '#domain/policy-matrix.ts';
import type { Column } from '#ui/table-model.ts';

import { EffectiveCell, GrantsCell, NowCell, OverrideCell } from './matrix-cells.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';

export interface MatrixContext {
  readonly realm: string;
  readonly editing: PolicyEditing;
  readonly isDisabled: boolean;
  /** Rows that Keycloak counts, by uuid; undefined where it did not say. */
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly impactOf: (uuid: string) => GrantImpact | undefined;
  readonly isPartial: (uuid: string) => boolean;
}

/** The columns of the matrix: a client's overrides, what they come to, and what the draft ends. */
export function matrixColumns(context: MatrixContext): Column<MatrixRow>[] {
  const { realm, editing, isDisabled, counts } = context;
  return [
    {
      id: 'client',
      header: 'Client',
      width: 'minmax(116px, 1fr)',
      isSortable: true,
      cell: ({ client }, tabIndex) => (
        <Link
          to="/realms/$realm/clients/$clientId/sessions"
          params={{ realm, clientId: client.clientId }}
          tabIndex={tabIndex}
          className="rounded-chip text-12 hover:text-accent-text min-w-0 truncate font-mono font-medium hover:underline"
        >
          <ForeignText text={client.clientId} />
        </Link>
      ),
    },
    {
      id: 'grants',
      header: 'Grants',
      width: '76px',
      align: 'end',
      isSortable: true,
      cell: ({ client }) => <GrantsCell count={counts && (counts.get(client.uuid) ?? 0)} />,
    },
    ...(['idle', 'max'] as const).map((key): Column<MatrixRow> => ({
      id: `${key}-override`,
      header: `${key === 'idle' ? 'Idle' : 'Max'} override`,
      width: '126px',
      cell: (row, tabIndex) => (
        <OverrideCell
          row={row}
          cell={row[key]}
          editing={editing}
          isDisabled={isDisabled}
          tabIndex={tabIndex}
        />
      ),
    })),
    ...(['idle', 'max'] as const).map((key): Column<MatrixRow> => ({
      id: key,
      header: `Effective ${key}`,
      width: 'minmax(136px, 0.6fr)',
      isSortable: true,
      cell: (row) => <EffectiveCell cell={row[key]} />,
    })),
    {
      id: 'now',
      header: 'Now',
      width: '72px',
      align: 'end',
      isSortable: true,
      cell: ({ client }) => {
        const impact = context.impactOf(client.uuid);
        // Without sessions there is nothing to scan.
        const none = counts && !counts.get(client.uuid) ? NONE : undefined;
        return (
          <NowCell
            dying={impact ? rangeAt(impact.dying.draft.all, 0) : none}
            revived={impact?.revived ?? none}
            isPartial={context.isPartial(client.uuid)}
          />
        );
      },
    },
  ];
}

const NONE = { least: 0, most: 0 };
