import type { ReactNode } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';

interface DisclosureProps {
  readonly trigger: ReactNode;
  readonly triggerClassName: string;
  readonly panelClassName: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A button that opens a small panel named for it: something to read, or a few things to set. */
export function Disclosure(props: DisclosureProps) {
  return (
    <DialogTrigger
      onOpenChange={(isOpen) => {
        if (isOpen) props.onOpen?.();
      }}
    >
      <Button className={props.triggerClassName}>{props.trigger}</Button>
      <Popover
        offset={4}
        className={`animate-fade rounded-card border-line-strong bg-surface shadow-pop overflow-y-auto border outline-none ${props.panelClassName}`}
      >
        {props.children}
      </Popover>
    </DialogTrigger>
  );
}
