import type { ReactNode } from 'react';
import { Focusable } from 'react-aria-components';

import { Hint } from './hint.tsx';

interface ExplainedProps {
  readonly text: ReactNode;
  readonly children: ReactNode;
  /** In a table only the focused row's parts are tab stops. */
  readonly tabIndex?: 0 | -1;
  readonly className?: string;
}

/** Words or a chip with a hint that tells more. */
export function Explained({ text, children, tabIndex = 0, className = '' }: ExplainedProps) {
  return (
    <Hint text={text}>
      <Focusable>
        <span role="note" tabIndex={tabIndex} className={`inline-flex items-center ${className}`}>
          {children}
        </span>
      </Focusable>
    </Hint>
  );
}
