import type { ReactNode } from 'react';

import { ForeignText } from '#components/foreign-text.tsx';

interface OthersFilterFormProps {
  readonly value: string | undefined;
  readonly clientIds: readonly string[];
  readonly onApply: (others: string) => void;
}

const FIXED = [
  { id: 'none', label: 'none: this client alone' },
  { id: 'any', label: 'any other client' },
];

/** Which other clients a session may hold: none, any, or one by name. */
export function OthersFilterForm({ value, clientIds, onApply }: OthersFilterFormProps) {
  return (
    <ul
      aria-label="Other clients on the session"
      className="flex max-h-72 flex-col overflow-y-auto"
    >
      {FIXED.map(({ id, label }) => (
        <Choice key={id} isCurrent={value === id} onPress={() => onApply(id)}>
          {label}
        </Choice>
      ))}
      {clientIds.map((id) => (
        <Choice key={`client ${id}`} isCurrent={value === id} onPress={() => onApply(id)}>
          <ForeignText text={id} className="text-12 truncate font-mono" />
        </Choice>
      ))}
    </ul>
  );
}

interface ChoiceProps {
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Choice({ isCurrent, onPress, children }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={onPress}
        className={`rounded-control hover:bg-hover flex min-h-8 w-full min-w-0 items-center px-2 text-left max-sm:min-h-11 ${isCurrent ? 'font-semibold' : ''}`}
      >
        {children}
      </button>
    </li>
  );
}
