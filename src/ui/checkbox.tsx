import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components';

interface LabelledCheckboxProps extends Omit<CheckboxProps, 'children' | 'className'> {
  readonly label: string;
  /** In a table only the focused row's parts are tab stops. */
  readonly excludeFromTabOrder?: boolean;
}

/** A checkbox named by its label, which is read aloud and not shown. */
export function Checkbox({ label, ...props }: LabelledCheckboxProps) {
  return (
    <AriaCheckbox {...props} aria-label={label} className="group inline-flex p-1">
      {({ isSelected, isIndeterminate }) => (
        <span className="rounded-chip border-line-control bg-surface text-on-accent group-data-[focus-visible]:outline-accent group-data-[indeterminate]:border-accent group-data-[indeterminate]:bg-accent group-data-[selected]:border-accent group-data-[selected]:bg-accent flex size-4 items-center justify-center border group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2">
          {isIndeterminate && <Minus size={12} strokeWidth={3} aria-hidden />}
          {isSelected && !isIndeterminate && <Check size={12} strokeWidth={3} aria-hidden />}
        </span>
      )}
    </AriaCheckbox>
  );
}
