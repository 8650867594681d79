import { Columns3 } from 'lucide-react';

import { buttonClass } from '#ui/button-class.ts';
import { Disclosure } from '#ui/disclosure.tsx';

import { HIDEABLE_COLUMNS } from './session-columns.tsx';
import type { SessionView } from './session-view.ts';

interface SessionViewMenuProps {
  readonly view: SessionView;
  readonly onView: (view: SessionView) => void;
}

const NAMES: Record<(typeof HIDEABLE_COLUMNS)[number], string> = {
  session: 'Session',
  address: 'Address',
  started: 'Started',
  refreshed: 'Last refresh',
  lifetime: 'Lifetime',
  others: 'Also kills',
  state: 'State',
};

/** Which columns the list has, and how high its rows are. */
export function SessionViewMenu({ view, onView }: SessionViewMenuProps) {
  return (
    <Disclosure
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          <Columns3 size={15} aria-hidden /> View
        </>
      }
      panelClassName="flex w-52 flex-col gap-1 p-2"
    >
      {HIDEABLE_COLUMNS.map((column) => (
        <Option
          key={column}
          isSelected={!view.hidden.includes(column)}
          onChange={(isShown) =>
            onView({
              ...view,
              hidden: HIDEABLE_COLUMNS.filter((other) =>
                other === column ? !isShown : view.hidden.includes(other),
              ),
            })
          }
        >
          {NAMES[column]}
        </Option>
      ))}
      <hr className="border-line my-1" />
      <Option isSelected={view.isRoomy} onChange={(isRoomy) => onView({ ...view, isRoomy })}>
        Roomy rows
      </Option>
    </Disclosure>
  );
}

interface OptionProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: string;
}

function Option({ isSelected, onChange, children }: OptionProps) {
  return (
    <label className="rounded-control hover:bg-hover flex min-h-8 items-center gap-2 px-2 max-sm:min-h-11">
      <input
        type="checkbox"
        checked={isSelected}
        onChange={({ target }) => onChange(target.checked)}
        className="accent-accent size-4"
      />
      {children}
    </label>
  );
}
