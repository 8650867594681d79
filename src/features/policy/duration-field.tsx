import { useId, useState } from 'react';

import {
  type DurationUnit,
  durationParts,
  type ParsedDuration,
  parseDuration,
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
  /** What an empty field means, where it may be empty: `uses realm 60 d`. */
  readonly unsetText?: string;
  readonly isChanged: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (seconds: Seconds) => void;
  /** Told when what is typed stops or starts being a duration; the value stays as it was. */
  readonly onValidity: (isValid: boolean) => void;
}

/** A duration as number and unit; `30d`, `12h 30m` and `P30D` can be typed as well. */
export function DurationField(props: DurationFieldProps) {
  const { label, seconds, unsetText, isDisabled } = props;
  // What a person is typing, until it is taken over; undefined shows the value.
  const [typed, setTyped] = useState<string>();
  const [unit, setUnit] = useState<DurationUnit>();
  const errorId = useId();

  const parts = seconds > 0 ? durationParts(seconds) : undefined;
  const shownUnit = unit ?? parts?.unit ?? 'd';
  const text = typed ?? (parts ? String(parts.amount) : '');
  const parsed = read(text, shownUnit, unsetText !== undefined);
  const error = typed !== undefined && parsed.kind === 'invalid' ? parsed.reason : undefined;

  function take(nextText: string, nextUnit: DurationUnit) {
    const next = read(nextText, nextUnit, unsetText !== undefined);
    props.onValidity(next.kind === 'ok');
    if (next.kind === 'ok') props.onChange(next.seconds);
  }

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
          onChange={({ target }) => {
            setTyped(target.value);
            setUnit(shownUnit);
            take(target.value, shownUnit);
          }}
          onBlur={() => {
            // What was read is shown tidied up: `720h` becomes 30 days.
            if (parsed.kind === 'invalid') return;
            setTyped(undefined);
            setUnit(undefined);
          }}
          className="text-12 placeholder:text-subtle disabled:text-subtle h-full w-20 min-w-0 bg-transparent px-2.5 text-right font-mono outline-none placeholder:text-left"
        />
        <select
          aria-label={`Unit of ${label}`}
          value={shownUnit}
          disabled={isDisabled}
          onChange={({ target }) => {
            const next = UNITS.find(({ id }) => id === target.value);
            if (!next) return;
            setUnit(next.id);
            if (text === '') return;
            // The number stays and means something else now.
            setTyped(text);
            take(text, next.id);
          }}
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

/** An empty field is 0, Keycloak's "not set", where that is allowed. */
function read(text: string, unit: DurationUnit, mayBeUnset: boolean): ParsedDuration {
  if (mayBeUnset && text.trim() === '') return { kind: 'ok', seconds: 0 };
  return parseDuration(text, unit);
}

function frame(error: string | undefined, isChanged: boolean, isEmpty: boolean): string {
  if (error !== undefined) return 'border-warn';
  if (isChanged) return 'border-accent';
  return isEmpty ? 'border-dashed border-line-control' : 'border-line-control';
}
