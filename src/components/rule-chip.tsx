import { ArrowRightToLine, Clock } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOK = {
  idle: { className: 'bg-idle-soft text-idle-text', icon: Clock, name: 'idle' },
  max: { className: 'bg-max-soft text-max-text', icon: ArrowRightToLine, name: 'max' },
} as const;

/** A duration under the rule it belongs to: the icon tells the rule without colour. */
export function RuleChip({ rule, children }: { rule: keyof typeof LOOK; children: ReactNode }) {
  const { className, icon: Icon, name } = LOOK[rule];
  return (
    <span
      className={`rounded-chip text-12 inline-flex h-[22px] items-center gap-1 px-1.5 font-mono whitespace-nowrap ${className}`}
    >
      <Icon size={13} role="img" aria-label={name} className="shrink-0" />
      {children}
    </span>
  );
}

/** Where no rule of a kind applies. */
export function OffChip() {
  return (
    <span className="rounded-chip border-line-strong text-12 text-muted inline-flex h-[22px] items-center border px-1.5">
      Off
    </span>
  );
}
