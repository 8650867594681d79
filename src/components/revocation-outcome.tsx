import { useEffect, useRef } from 'react';

import { Notice } from '#ui/notice.tsx';

/**
 * What came of a revocation, above the list. It takes the focus when it appears: the dialog that told
 * it is gone, and so is the button that had opened the dialog.
 */
export function RevocationOutcome({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Notice tone="info" role="status">
        Revocation: {text}.
      </Notice>
    </div>
  );
}
