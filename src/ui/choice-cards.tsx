import { type ReactNode, useId } from 'react';

interface ChoiceCardsProps<Id extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly id: Id;
    readonly title: string;
    readonly body: ReactNode;
  }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A choice between a few things that want explaining, each on a card. */
export function ChoiceCards<Id extends string>(props: ChoiceCardsProps<Id>) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.id}
          className="rounded-card border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-accent flex flex-col gap-2 border p-4 has-checked:ring-1"
        >
          <span className="flex items-center gap-2 font-semibold">
            <input
              type="radio"
              name={name}
              aria-label={option.title}
              aria-describedby={`${name}-${option.id}`}
              checked={option.id === value}
              onChange={() => onChange(option.id)}
              className="accent-accent size-4"
            />
            {option.title}
          </span>
          <span id={`${name}-${option.id}`}>{option.body}</span>
        </label>
      ))}
    </fieldset>
  );
}
