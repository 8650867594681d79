import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

interface ChoiceCardsProps<Id extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly id: Id;
    readonly title: string;
    readonly body: ReactNode;
  }[];
  readonly value: Id;
  readonly isDisabled?: boolean;
  readonly onChange: (id: Id) => void;
}

/** A choice between a few things that want explaining, each on a card. */
export function ChoiceCards<Id extends string>(props: ChoiceCardsProps<Id>) {
  const { label, options, value, isDisabled = false, onChange } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      className="grid grid-cols-2 gap-3 max-sm:grid-cols-1"
    >
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          className="group rounded-card border-line-strong data-[selected]:border-accent data-[selected]:bg-accent-soft data-[selected]:ring-accent flex flex-col gap-2 border p-4 data-[focus-visible]:outline-2 data-[selected]:ring-1"
        >
          <span className="flex items-center gap-2 font-semibold">
            <span className="border-line-control bg-surface group-data-[selected]:border-accent group-data-[selected]:bg-accent flex size-4 items-center justify-center rounded-full border">
              <span className="bg-on-accent size-1.5 rounded-full opacity-0 group-data-[selected]:opacity-100" />
            </span>
            {option.title}
          </span>
          {option.body}
        </Radio>
      ))}
    </RadioGroup>
  );
}
