import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

const WIDTH = {
  narrow: 'max-w-md',
  normal: 'max-w-[560px]',
  wide: 'max-w-[760px]',
  full: 'max-w-[1040px]',
} as const;

interface DialogProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly width?: keyof typeof WIDTH;
  readonly children: ReactNode;
  /** The buttons, at the right of the foot. */
  readonly actions: ReactNode;
  /** A remark at the left of the foot. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
  /** While false Esc does not close it. A click outside never does: it may be the second of two. */
  readonly dismissable?: boolean;
}

/** A modal dialog; on a phone a sheet from below. It traps the focus and gives it back. */
export function Dialog(props: DialogProps) {
  const { width = 'normal', dismissable = true, onClose } = props;
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="animate-fade bg-scrim fixed inset-0 z-40 flex items-center justify-center p-6 max-sm:items-end max-sm:p-0"
    >
      <Modal
        className={`w-full ${WIDTH[width]} animate-rise rounded-dialog bg-surface shadow-dialog overflow-hidden max-sm:rounded-b-none`}
      >
        <AriaDialog className="flex max-h-[calc(100dvh-48px)] flex-col outline-none">
          <header className="px-6 pt-5 pb-3 max-sm:px-4">
            <Heading slot="title" className="text-16 font-semibold break-words">
              {props.title}
            </Heading>
            {props.subtitle !== undefined && <p className="text-muted pt-0.5">{props.subtitle}</p>}
          </header>
          <div className="flex flex-col gap-4 overflow-y-auto px-6 pb-5 max-sm:px-4">
            {props.children}
          </div>
          <footer className="border-line bg-bg flex flex-wrap items-center justify-end gap-2 border-t px-6 py-3 max-sm:px-4">
            {props.note !== undefined && <p className="text-subtle mr-auto">{props.note}</p>}
            {props.actions}
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
