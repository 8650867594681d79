import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'isPending'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  /** Shows that its work is running; the button keeps its width and takes no presses. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  busy = false,
  children,
  ...props
}: ButtonProps) {
  return (
    <AriaButton {...props} isPending={busy} className={buttonClass(variant, size)}>
      {busy ? <LoaderCircle size={15} className="animate-spin" aria-hidden /> : icon}
      {children}
    </AriaButton>
  );
}
