import { useId } from 'react';

import {
  durationParts,
  type DurationUnit,
  readDuration,
  type TypedDuration,
} from '#domain/duration.ts';
import type { Seconds } from '#domain/time.ts';

const UNITS = [
  { id: 'd', label: 'days' },
  { id: 'h', label: 'h' },
  { id: 'min', label: 'min' },
  { id: 's', label: 's' },
] as const satisfies readonly { id: DurationUnit; label: string }[];

interface DurationFieldProps {
  readonly label: string;
  /** The value in force; zero or less is "not set". */
  readonly seconds: Seconds;
  /** What is being typed, until the field is left; undefined shows the value. */
  readonly typed: TypedDuration | undefined;
  /** What an empty field means, where it may be empty: `uses realm 60 d`. */
  readonly unsetText?: string;
  readonly isChanged: boolean;
  readonly isDisabled: boolean;
  readonly onType: (typed: TypedDuration) => void;
  readonly onLeave: () => void;
}

/** A duration as number and unit; `30d`, `12h 30m` and `P30D` can be typed as well. */
export function DurationField(props: DurationFieldProps) {
  const { label, seconds, typed, unsetText, isDisabled } = props;
  const errorId = useId();

  const parts = seconds > 0 ? durationParts(seconds) : undefined;
  const unit = typed?.unit ?? parts?.unit ?? 'd';
  const text = typed?.text ?? (parts ? String(parts.amount) : '');
  const read = typed && readDuration(typed, unsetText !== undefined);
  const error = read?.kind === 'invalid' ? read.reason : undefined;

  return (
    <div className="flex flex-col gap-1">
      <span className="text-12 text-subtle sm:hidden" aria-hidden>
        {label}
      </span>
      <div
        className={`rounded-control bg-surface focus-within:outline-accent flex h-8 w-fit items-center overflow-hidden border focus-within:outline-2 focus-within:outline-offset-2 max-sm:h-11 ${frame(error, props.isChanged, text === '')}`}
      >
        <input
          aria-label={label}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          autoComplete="off"
          spellCheck={false}
          disabled={isDisabled}
          placeholder={unsetText === undefined ? '' : 'inherit'}
          value={text}
          onChange={({ target }) => props.onType({ text: target.value, unit })}
          onBlur={props.onLeave}
          className="text-12 placeholder:text-subtle disabled:text-subtle h-full w-20 min-w-0 bg-transparent px-2.5 text-right font-mono outline-none placeholder:text-left"
        />
        <select
          aria-label={`Unit of ${label}`}
          value={unit}
          disabled={isDisabled}
          onChange={({ target }) => {
            const next = UNITS.find(({ id }) => id === target.value);
            // The number stays and means something else now.
            if (next) props.onType({ text, unit: next.id });
          }}
          onBlur={props.onLeave}
          className="border-line bg-sunken text-muted h-full border-l px-1.5 outline-none"
        >
          {UNITS.map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className="text-12 text-warn-text max-w-72">
          {error}
        </p>
      )}
      {text === '' && unsetText !== undefined && (
        <p className="text-12 text-subtle">not set, {unsetText}</p>
      )}
    </div>
  );
}

function frame(error: string | undefined, isChanged: boolean, isEmpty: boolean): string {
  if (error !== undefined) return 'border-warn';
  if (isChanged) return 'border-accent';
  return isEmpty ? 'border-dashed border-line-control' : 'border-line-control';
}
