interface SwitchProps {
  /** Read aloud, not shown. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export function Switch({ label, isSelected, isDisabled = false, onChange }: SwitchProps) {
  return (
    <label className="relative inline-flex items-center">
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-checked={isSelected}
        checked={isSelected}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.checked)}
        className="peer border-line-control bg-sunken checked:border-accent checked:bg-accent h-[22px] w-9 appearance-none rounded-full border transition-colors duration-120 disabled:opacity-55"
      />
      <span className="bg-line-control peer-checked:bg-on-accent pointer-events-none absolute left-[3px] size-4 rounded-full transition-transform duration-120 peer-checked:translate-x-[14px]" />
    </label>
  );
}
