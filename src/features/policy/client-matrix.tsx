import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';

import { formatCount } from '#components/count.ts';
import { rangeAt } from '#domain/policy-impact.ts';
import { matrixList, matrixSort } from '#domain/policy-matrix-list.ts';
import type { MatrixSearch } from '#domain/policy-matrix-search.ts';
import { type MatrixRow, matrixRows } from '#domain/policy-matrix.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Segments } from '#ui/segments.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { tableRows } from '#ui/table-model.ts';
import { Tag } from '#ui/tag.tsx';
import { VirtualTable } from '#ui/virtual-table.tsx';

import { BulkEditBar } from './bulk-edit-bar.tsx';
import { MatrixCard } from './matrix-card.tsx';
import { matrixColumns } from './matrix-columns.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';
import type { RealmImpact } from './use-realm-impact.ts';

/** A name, a field as high as a finger, and what it comes to. */
const CARD_PIXELS = 124;

interface ClientMatrixProps {
  readonly realm: string;
  readonly editing: PolicyEditing;
  readonly isDisabled: boolean;
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly impact: RealmImpact;
  readonly search: MatrixSearch;
  readonly onSearch: (search: MatrixSearch) => void;
  readonly onSort: (columnId: string) => void;
}

/** Every client's overrides, edited in place one by one or many at once. */
export function ClientMatrix(props: ClientMatrixProps) {
  const { realm, editing, isDisabled, counts, impact, search, onSearch } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { saved, drafted } = editing;
  const rows = useMemo(() => matrixRows(saved, drafted), [saved, drafted]);
  const ofClients = impact.impact?.clients;
  const shown = useMemo(
    () =>
      matrixList(rows, search, (uuid) => {
        const grants = ofClients?.get(uuid);
        return {
          grants: counts && (counts.get(uuid) ?? 0),
          dyingNow: grants && rangeAt(grants.dying.draft.all, 0).most,
        };
      }),
    [rows, search, counts, ofClients],
  );
  const { scans } = impact.scanned;
  const columns = useMemo(
    () =>
      matrixColumns({
        realm,
        editing,
        isDisabled,
        counts,
        impactOf: (uuid) => ofClients?.get(uuid),
        isPartial: (uuid) => scans.get(uuid)?.state.kind !== 'done' && scans.has(uuid),
      }),
    [realm, editing, isDisabled, counts, ofClients, scans],
  );
  const edits = rows.reduce(
    (sum, row) => sum + (row.idle.isChanged ? 1 : 0) + (row.max.isChanged ? 1 : 0),
    0,
  );
  const change = (next: MatrixSearch) => {
    setSelected(new Set());
    onSearch(next);
  };

  return (
    <section
      aria-labelledby="client-overrides"
      className="flex min-h-0 flex-1 flex-col gap-2 max-lg:h-[75dvh] max-lg:flex-none"
    >
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="client-overrides" className="font-semibold">
          Client overrides
        </h2>
        <Tag>{formatCount(rows.length)}</Tag>
        {edits > 0 && <Tag tone="accent">{edits === 1 ? '1 edit' : `${edits} edits`}</Tag>}
        <span role="status" className="text-muted mr-auto">
          <b className="text-text font-medium">{formatCount(shown.length)}</b> shown
        </span>
        <Segments
          label="Which clients"
          options={[
            { id: 'all', label: 'All' },
            { id: 'overridden', label: 'Overridden' },
            { id: 'changed', label: 'Changed' },
          ]}
          value={search.only ?? 'all'}
          onChange={(only) => {
            const { only: _only, ...rest } = search;
            change(only === 'all' ? rest : { ...rest, only });
          }}
        />
        <SearchField
          label="Search clients"
          value={search.q ?? ''}
          onChange={(q) => change({ ...search, q })}
        />
      </header>
      {shown.length === 0 ? (
        <StatePanel
          icon={SearchX}
          title={search.only === 'changed' ? 'No override is changed' : 'No client matches'}
          actions={<Button onPress={() => change({})}>Clear filters</Button>}
        />
      ) : (
        <VirtualTable
          label="Client overrides"
          rows={tableRows(shown, ({ client }) => client.uuid)}
          columns={columns}
          rowName={({ client }) => visibleText(client.clientId)}
          sort={matrixSort(search)}
          onSort={props.onSort}
          onOpen={focusFirstField}
          isRoomy
          cardPixels={CARD_PIXELS}
          card={(row) => (
            <MatrixCard row={row} editing={editing} isDisabled={isDisabled} counts={counts} />
          )}
          {...(isDisabled
            ? {}
            : {
                selection: {
                  count: shown.filter(({ client }) => selected.has(client.uuid)).length,
                  isSelected: (index: number) => selected.has(shown[index]?.client.uuid ?? ''),
                  onSelect: (from: number, to: number, isSelected: boolean) =>
                    setSelected((old) => withRange(old, shown.slice(from, to + 1), isSelected)),
                  onClear: () => setSelected(new Set()),
                },
              })}
        />
      )}
      {selected.size > 0 && !isDisabled && (
        <BulkEditBar
          uuids={[...selected]}
          editing={editing}
          onClear={() => setSelected(new Set())}
        />
      )}
    </section>
  );
}

function withRange(
  old: ReadonlySet<string>,
  rows: readonly MatrixRow[],
  isSelected: boolean,
): ReadonlySet<string> {
  const next = new Set(old);
  for (const { client } of rows) {
    if (isSelected) next.add(client.uuid);
    else next.delete(client.uuid);
  }
  return next;
}

/** Enter on a row goes into its first field. */
function focusFirstField() {
  const field = document.activeElement?.querySelector<HTMLInputElement>('[data-cell="idle"]');
  field?.focus();
  field?.select();
}
