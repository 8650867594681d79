import { type ReactNode, useRef } from 'react';

import { Button } from './button.tsx';

interface FileButtonProps {
  readonly icon?: ReactNode;
  /** The kinds of files to offer, as an input's `accept`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly children: string;
}

/** A button that asks for one file. The same file can be chosen again. */
export function FileButton({ icon, accept, onFile, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={children}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <Button icon={icon} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
