interface CheckboxProps {
  /** Read aloud, not shown. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  /** In a table only the focused row's parts are tab stops. */
  readonly tabIndex?: 0 | -1;
  /** `isRange` where Shift was held. */
  readonly onChange: (isSelected: boolean, isRange: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  const { label, isSelected, isIndeterminate = false, tabIndex = 0, onChange } = props;
  return (
    <label className="flex size-8 items-center justify-center">
      <input
        ref={(input) => {
          // Has no attribute in HTML.
          if (input) input.indeterminate = isIndeterminate;
        }}
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        tabIndex={tabIndex}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="accent-accent size-4"
      />
    </label>
  );
}
