import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuOption {
  readonly id: string;
  readonly label: ReactNode;
  /** What typing a letter finds it by. */
  readonly text: string;
  readonly detail?: ReactNode;
  readonly isCurrent?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly options: readonly MenuOption[];
  readonly onChoose: (id: string) => void;
  readonly triggerClassName: string;
  /** Told when the list is about to show: time to get the options. */
  readonly onOpen?: () => void;
  /** Stands in the list while there are no options. */
  readonly emptyText?: string;
}

/** A button that opens a list of things to choose or do. */
export function Menu(props: MenuProps) {
  const { label, trigger, options, onChoose, triggerClassName } = props;
  return (
    <MenuTrigger
      onOpenChange={(isOpen) => {
        if (isOpen) props.onOpen?.();
      }}
    >
      <Button aria-label={label} className={triggerClassName}>
        {trigger}
      </Button>
      <Popover
        offset={4}
        className="animate-fade rounded-card border-line-strong bg-surface shadow-pop max-h-96 min-w-52 overflow-auto border p-1"
      >
        <AriaMenu
          aria-label={label}
          items={options}
          renderEmptyState={() => (
            <p className="text-subtle px-2 py-1.5">{props.emptyText ?? 'Nothing to choose'}</p>
          )}
          onAction={(id) => onChoose(String(id))}
          className="outline-none"
        >
          {(option) => (
            <MenuItem
              id={option.id}
              textValue={option.text}
              className="rounded-control data-[focused]:bg-hover flex min-h-8 items-center gap-2 px-2 py-1 outline-none max-sm:min-h-11"
            >
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="truncate font-medium">{option.label}</span>
                {option.detail !== undefined && (
                  <span className="text-12 text-subtle truncate">{option.detail}</span>
                )}
              </span>
              {option.isCurrent === true && (
                <Check size={15} className="text-accent-text" aria-label="current" />
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
