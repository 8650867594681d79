import { ArrowRight, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { formatCount } from '#components/count.ts';
import { OffChip, RuleChip } from '#components/rule-chip.tsx';
import type { CountRange } from '#domain/count-range.ts';
import { type LimitSource, type Limit, sessionLifetime } from '#domain/lifetime.ts';
import type { ChainLink, MatrixCell, MatrixRow } from '#domain/policy-matrix.ts';
import { visibleText } from '#domain/visible-text.ts';
import { IconButton } from '#ui/icon-button.tsx';

import { DurationField } from './duration-field.tsx';
import { limitWords, noEffectWords, placeName, shownOverride, valueWords } from './policy-words.ts';
import { rangeWords } from './range-words.ts';
import type { PolicyEditing } from './use-policy-editing.ts';

interface OverrideCellProps {
  readonly row: MatrixRow;
  readonly cell: MatrixCell;
  readonly editing: PolicyEditing;
  readonly isDisabled: boolean;
  readonly tabIndex: 0 | -1;
}

/** One override of one client, editable in place. */
export function OverrideCell({ row, cell, editing, isDisabled, tabIndex }: OverrideCellProps) {
  const { uuid, clientId } = row.client;
  const place = { kind: 'client', uuid, key: cell.key } as const;
  const session = sessionLifetime(editing.drafted.realm)[cell.key];
  const name = `${placeName(place)} of ${visibleText(clientId)}`;
  return (
    <span className="flex min-w-0 items-center">
      <DurationField
        label={name}
        shown={shownOverride(cell.drafted)}
        typed={editing.typedAt(place)}
        mayBeUnset
        warning={cell.noEffect && noEffectWords(cell.noEffect, session)}
        isChanged={cell.isChanged}
        isDisabled={isDisabled}
        isCompact
        tabIndex={tabIndex}
        cellKey={cell.key}
        onKeyDown={moveFromField}
        onType={(typed) => editing.type(place, typed)}
        onLeave={() => editing.leave(place)}
      />
      {cell.isChanged && (
        <IconButton
          label={`Discard the edit of ${name}: it was ${valueWords(cell.saved ?? null)}`}
          excludeFromTabOrder={tabIndex === -1}
          isDisabled={isDisabled}
          onPress={() => editing.discard([place])}
        >
          <Undo2 size={13} aria-hidden />
        </IconButton>
      )}
    </span>
  );
}

/** Arrows up and down and Enter go to the same field of the next row; Esc back to the row. */
function moveFromField(event: KeyboardEvent<HTMLInputElement>) {
  const field = event.currentTarget;
  const row = field.closest<HTMLElement>('[role=row]');
  if (event.key === 'Escape') {
    row?.focus();
    return;
  }
  const by = STEPS[event.key];
  if (by === undefined || !row) return;
  const next = row.parentElement?.querySelector<HTMLInputElement>(
    `[data-row-index="${Number(row.dataset['rowIndex']) + by}"] [data-cell="${field.dataset['cell']}"]`,
  );
  event.preventDefault();
  next?.focus();
  next?.select();
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };

/** What a client's grants really live by, what they lived by before the draft, and where it comes from. */
export function EffectiveCell({ cell }: { cell: MatrixCell }) {
  const { effective, effectiveBefore } = cell;
  const isSame = effective?.seconds === effectiveBefore?.seconds;
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={chainWords(cell.chain)}>
      {!isSame && (
        <>
          <s className="text-12 text-subtle min-w-0 truncate font-mono">
            {limitWords(effectiveBefore)}
          </s>
          <ArrowRight size={12} className="text-subtle shrink-0" aria-label="becomes" role="img" />
        </>
      )}
      <LimitOnly rule={cell.key} limit={effective} />
      <SourceGlyph source={effective?.source ?? 'realm'} isDrawn={isSame} />
    </span>
  );
}

const LimitOnly = ({ rule, limit }: { rule: 'idle' | 'max'; limit: Limit | undefined }) =>
  limit ? <RuleChip rule={rule}>{limitWords(limit)}</RuleChip> : <OffChip />;

const SOURCE_WORDS: Record<ChainLink['source'], string> = {
  client: 'client',
  'client-default': 'client default',
  realm: 'realm',
  keycloak: 'Keycloak default',
  off: 'off',
};

const BARS: readonly (readonly LimitSource[])[] = [
  ['client'],
  ['client-default'],
  ['realm', 'keycloak'],
];

interface SourceGlyphProps {
  readonly source: LimitSource;
  /** Beside two values there is no room for it. */
  readonly isDrawn: boolean;
}

function SourceGlyph({ source, isDrawn }: SourceGlyphProps) {
  const bars = isDrawn ? BARS : [];
  return (
    <span className="inline-flex shrink-0 gap-px">
      {bars.map((sources) => (
        <span
          key={sources[0]}
          aria-hidden
          className={`h-2.5 w-1 rounded-[1px] ${sources.includes(source) ? 'bg-text' : 'bg-line-strong'}`}
        />
      ))}
      <span className="sr-only">from {SOURCE_WORDS[source]}</span>
    </span>
  );
}

/** The whole chain, the nearest first; what counts is marked: `client — › client default 45 d ✓ › realm 60 d`. */
function chainWords(chain: readonly ChainLink[]): string {
  return chain
    .map(({ source, value, isEffective }) => {
      if (source === 'off') return `off${isEffective ? ' ✓' : ''}`;
      const text = value === undefined ? '—' : valueWords(value);
      return `${SOURCE_WORDS[source]} ${text}${isEffective ? ' ✓' : ''}`;
    })
    .join(' › ');
}

interface NowCellProps {
  /** Undefined while it is not counted. */
  readonly dying: CountRange | undefined;
  readonly revived: CountRange | undefined;
  /** Whether the client's list is still being read. */
  readonly isPartial: boolean;
}

/** How many grants the draft ends, or brings back, the moment it is applied. */
export function NowCell({ dying, revived, isPartial }: NowCellProps) {
  if (!dying || !revived) return <span className="text-subtle">—</span>;
  const isAtLeast = isPartial ? '≥ ' : '';
  if (dying.most === 0 && revived.most === 0) {
    return <span className="text-subtle">{isAtLeast}0</span>;
  }
  return (
    <span className="flex flex-col leading-4">
      {dying.most > 0 && (
        <span className="text-danger-text">
          {isAtLeast}−{rangeWords(dying)}
        </span>
      )}
      {revived.most > 0 && (
        <span className="text-ok-text">
          {isAtLeast}+{rangeWords(revived)}
        </span>
      )}
    </span>
  );
}

/** How many rows Keycloak counts; undefined where it did not say. */
export function GrantsCell({ count }: { count: number | undefined }) {
  if (count === undefined) return <span className="text-subtle">—</span>;
  return <span className={count === 0 ? 'text-subtle' : ''}>{formatCount(count)}</span>;
}
