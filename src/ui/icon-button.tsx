import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';

import { Hint } from './hint.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that is only an icon; its label is read aloud and shown on hover. */
export function IconButton({ label, children, ...props }: IconButtonProps) {
  return (
    <Hint text={label}>
      <Button
        {...props}
        aria-label={label}
        className="rounded-control text-muted hover:bg-hover hover:text-text inline-flex size-8 items-center justify-center transition-colors duration-120 max-sm:size-11"
      >
        {children}
      </Button>
    </Hint>
  );
}
