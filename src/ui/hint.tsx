import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

interface HintProps {
  readonly text: ReactNode;
  /** A control that can take the focus: the hint shows on hover and on focus. */
  readonly children: ReactNode;
}

/** A tooltip for a control. */
export function Hint({ text, children }: HintProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={50}>
      {children}
      <Tooltip
        offset={6}
        className="animate-fade rounded-control border-line-strong bg-surface text-12 text-text shadow-pop max-w-80 border px-2 py-1"
      >
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
