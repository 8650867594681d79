import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'accent';

const TONE: Record<Tone, string> = {
  neutral: 'bg-active text-muted',
  ok: 'bg-ok-soft text-ok-text',
  warn: 'bg-warn-soft text-warn-text',
  danger: 'bg-danger-soft text-danger-text',
  accent: 'bg-accent-soft text-accent-text',
};

/** One neutral word; a tone where it is a state. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`rounded-chip text-12 inline-flex items-center gap-1 px-1.5 font-medium whitespace-nowrap ${TONE[tone]}`}
    >
      {children}
    </span>
  );
}
