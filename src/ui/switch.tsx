import { Switch as AriaSwitch } from 'react-aria-components';

interface SwitchProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (selected: boolean) => void;
}

/** An on-off switch named by its label, which is read aloud and not shown. */
export function Switch({ label, ...props }: SwitchProps) {
  return (
    <AriaSwitch {...props} aria-label={label} className="group inline-flex items-center">
      <span className="border-line-control bg-sunken group-data-[focus-visible]:outline-accent group-data-[selected]:border-accent group-data-[selected]:bg-accent flex h-[22px] w-9 items-center rounded-full border px-0.5 transition-colors duration-120 group-data-[disabled]:opacity-55 group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2">
        <span className="bg-line-control group-data-[selected]:bg-on-accent size-4 rounded-full transition-transform duration-120 group-data-[selected]:translate-x-[13px]" />
      </span>
    </AriaSwitch>
  );
}
