import { ListFilter } from 'lucide-react';
import { useState } from 'react';

import { formatCount } from '#components/count.ts';
import {
  isFiltered,
  NO_FILTERS,
  type SessionSearch,
  type SessionSearchChange,
  type StateFilter,
} from '#domain/session-search.ts';
import { isGhost, SESSION_STATES, type SessionState } from '#domain/session-state.ts';
import { Button } from '#ui/button.tsx';
import { FilterChip } from '#ui/filter-chip.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Segments } from '#ui/segments.tsx';

import { OthersFilterForm } from './others-filter-form.tsx';
import { type ChipFilter, CHIP_FILTERS } from './session-chip-filters.tsx';
import { STATE_WORDS } from './state-words.ts';

interface SessionFilterBarProps {
  readonly search: SessionSearch;
  readonly onChange: (change: SessionSearchChange) => void;
  readonly counts: Readonly<Record<SessionState, number>>;
  readonly matching: number;
  /** While more rows come the count is not read aloud: a screen reader could not keep up. */
  readonly isReading: boolean;
  readonly otherClientIds: readonly string[];
}

/** Every filter of the list, combined and kept in the address. */
export function SessionFilterBar(props: SessionFilterBarProps) {
  const { search, onChange, counts } = props;
  const [isOpen, setIsOpen] = useState(false);
  const shown = CHIP_FILTERS.filter(
    (filter) => isOpen || filter.isUsual || filter.value(search) !== undefined,
  );
  const ghosts = SESSION_STATES.filter((state) => isGhost(state) && counts[state] > 0);
  const ghostCount = ghosts.reduce((sum, state) => sum + counts[state], 0);
  const segment = segmentOf(search.state);

  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1">
      <div className="max-sm:w-64 max-sm:shrink-0">
        <SearchField
          label="User, session or address"
          value={search.q ?? ''}
          onChange={(q) => onChange({ q })}
        />
      </div>
      {shown.map((filter) => (
        <ChipOf key={filter.label} filter={filter} search={search} onChange={onChange} />
      ))}
      {(isOpen || search.others !== undefined) && (
        <FilterChip
          label="Other clients"
          value={search.others}
          onClear={() => onChange({ others: undefined })}
        >
          {(close) => (
            <OthersFilterForm
              value={search.others}
              clientIds={props.otherClientIds}
              onApply={(others) => {
                onChange({ others });
                close();
              }}
            />
          )}
        </FilterChip>
      )}
      <Button
        variant="ghost"
        icon={<ListFilter size={15} aria-hidden />}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >
        {isOpen ? 'Fewer filters' : 'More filters'}
      </Button>
      <Segments
        label="State"
        options={[
          { id: 'all', label: 'All' },
          { id: 'live', label: `Live ${formatCount(counts.live)}` },
          { id: 'ghost', label: `Ghost ${formatCount(ghostCount)}` },
        ]}
        value={segment}
        onChange={(state) => onChange({ state: state === 'all' ? undefined : state })}
      />
      {isOpen && (
        <label className="text-muted flex items-center gap-1.5 max-sm:shrink-0">
          Exactly
          <select
            value={search.state ?? ''}
            onChange={({ target }) => onChange({ state: stateFilterOf(target.value) })}
            className="rounded-control border-line-control bg-surface text-text h-8 border px-2 max-sm:h-11"
          >
            <option value="">any state</option>
            <option value="sso">live SSO session too</option>
            {SESSION_STATES.map((state) => (
              <option key={state} value={state}>
                {STATE_WORDS[state].short}
                {counts[state] > 0 && ` (${formatCount(counts[state])})`}
              </option>
            ))}
          </select>
        </label>
      )}
      {isFiltered(search) && (
        <Button variant="ghost" onPress={() => onChange(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
      <span
        role={props.isReading ? undefined : 'status'}
        className="text-muted ml-auto max-sm:shrink-0"
      >
        <b className="text-text font-medium">{formatCount(props.matching)}</b>{' '}
        {isFiltered(search) ? 'match' : 'shown'}
      </span>
    </div>
  );
}

interface ChipOfProps {
  readonly filter: ChipFilter;
  readonly search: SessionSearch;
  readonly onChange: (change: SessionSearchChange) => void;
}

function ChipOf({ filter, search, onChange }: ChipOfProps) {
  const { label, value, clear, form: Form } = filter;
  return (
    <FilterChip label={label} value={value(search)} onClear={() => onChange(clear)}>
      {(close) => (
        <Form
          search={search}
          onApply={(change) => {
            onChange({ ...clear, ...change });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

const stateFilterOf = (text: string): StateFilter | undefined =>
  text === 'sso' ? 'sso' : SESSION_STATES.find((state) => state === text);

function segmentOf(state: StateFilter | undefined): 'all' | 'live' | 'ghost' {
  if (state === undefined || state === 'sso' || state === 'uncertain') return 'all';
  return state === 'live' ? 'live' : 'ghost';
}
