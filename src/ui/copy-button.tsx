import { Check, Copy } from 'lucide-react';
import { useState } from 'react';

import { Button } from './button.tsx';

/** Copies a text and says so. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      icon={copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
      onPress={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }}
    >
      {copied ? 'Copied' : children}
    </Button>
  );
}
