import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';

import { type DurationUnit, readDuration, type TypedDuration } from '#domain/duration.ts';

const UNITS = [
  { id: 'd', label: 'days', short: 'd' },
  { id: 'h', label: 'h', short: 'h' },
  { id: 'min', label: 'min', short: 'min' },
  { id: 's', label: 's', short: 's' },
] as const satisfies readonly { id: DurationUnit; label: string; short: string }[];

interface DurationFieldProps {
  readonly label: string;
  /** The value in force, as it would be typed; an empty text is "not set". */
  readonly shown: TypedDuration;
  /** What is being typed, until the field is left; undefined shows the value. */
  readonly typed: TypedDuration | undefined;
  readonly mayBeUnset: boolean;
  /** What an empty field means, where it may be empty: `uses realm 60 d`. */
  readonly unsetText?: string;
  /** Why the value in force does nothing. */
  readonly warning?: string | undefined;
  readonly isChanged: boolean;
  readonly isDisabled: boolean;
  /** In a cell of a table: reasons stand in a hint, and only numbers have a unit beside them. */
  readonly isCompact?: boolean;
  readonly tabIndex?: 0 | -1;
  /** How the keys of a table find it. */
  readonly cellKey?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onType: (typed: TypedDuration) => void;
  readonly onLeave: () => void;
}

/** A duration as number and unit; `30d`, `12h 30m` and `P30D` can be typed as well. */
export function DurationField(props: DurationFieldProps) {
  const { label, shown, typed, isDisabled, isCompact = false, tabIndex = 0 } = props;
  const reasonId = useId();
  const { text, unit } = typed ?? shown;
  const read = typed && readDuration(typed, props.mayBeUnset);
  const error = read?.kind === 'invalid' ? read.reason : undefined;
  const reason = error ?? (typed === undefined ? props.warning : undefined);
  const hasUnit = !isCompact || /^\d+$/.test(text.trim());

  return (
    <div
      className={`group/field relative flex ${isCompact ? 'items-center gap-1' : 'flex-col gap-1'}`}
    >
      {!isCompact && (
        <span className="text-12 text-subtle sm:hidden" aria-hidden>
          {label}
        </span>
      )}
      <div
        className={`rounded-control bg-surface focus-within:outline-accent flex items-center overflow-hidden border focus-within:outline-2 focus-within:outline-offset-2 max-sm:h-11 ${isCompact ? 'h-8 w-20 max-sm:w-28' : 'h-8 w-fit'} ${frame(reason, props.isChanged, text === '')}`}
      >
        <input
          aria-label={label}
          aria-invalid={error !== undefined}
          aria-describedby={reason === undefined ? undefined : reasonId}
          data-cell={props.cellKey}
          autoComplete="off"
          spellCheck={false}
          disabled={isDisabled}
          tabIndex={tabIndex}
          placeholder={props.mayBeUnset ? 'inherit' : ''}
          value={text}
          onKeyDown={props.onKeyDown}
          onChange={({ target }) => props.onType({ text: target.value, unit })}
          onBlur={props.onLeave}
          className={`text-12 placeholder:text-subtle ${isCompact ? 'px-1.5' : 'px-2.5'} disabled:text-subtle h-full min-w-0 scroll-mt-10 bg-transparent font-mono outline-none placeholder:text-left ${isCompact ? 'flex-1' : 'w-20'} ${hasUnit ? 'text-right' : ''}`}
        />
        {hasUnit && (
          <select
            aria-label={`Unit of ${label}`}
            value={unit}
            disabled={isDisabled}
            tabIndex={tabIndex}
            onChange={({ target }) => {
              const next = UNITS.find(({ id }) => id === target.value);
              // The number stays and means something else now.
              if (next) props.onType({ text, unit: next.id });
            }}
            onBlur={props.onLeave}
            className={`border-line bg-sunken text-muted h-full border-l outline-none ${isCompact ? 'px-0.5' : 'px-1.5'}`}
          >
            {UNITS.map(({ id, label: name, short }) => (
              <option key={id} value={id}>
                {isCompact ? short : name}
              </option>
            ))}
          </select>
        )}
      </div>
      {reason !== undefined && isCompact && (
        <span title={reason} className="text-warn-text inline-flex">
          <TriangleAlert size={15} aria-hidden />
          <span id={reasonId} className="sr-only" role={error === undefined ? undefined : 'alert'}>
            {reason}
          </span>
          <span
            aria-hidden
            className="rounded-control border-warn-line bg-warn-soft text-12 shadow-pop pointer-events-none absolute top-full left-0 hidden w-60 border px-2 py-1 group-focus-within/field:block"
          >
            {reason}
          </span>
        </span>
      )}
      {reason !== undefined && !isCompact && (
        <p
          id={reasonId}
          role={error === undefined ? undefined : 'alert'}
          className="text-12 text-warn-text max-w-72"
        >
          {reason}
        </p>
      )}
      {text === '' && !isCompact && props.unsetText !== undefined && (
        <p className="text-12 text-subtle">not set, {props.unsetText}</p>
      )}
    </div>
  );
}

function frame(reason: string | undefined, isChanged: boolean, isEmpty: boolean): string {
  if (reason !== undefined) return 'border-warn';
  if (isChanged) return isEmpty ? 'border-dashed border-accent' : 'border-accent';
  return isEmpty ? 'border-dashed border-line-control' : 'border-line-control';
}
