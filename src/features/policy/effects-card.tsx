import { CircleAlert, Info, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';

import type { PolicyEffect } from '#domain/policy-effects.ts';

const LOOK = {
  kills: { icon: CircleAlert, className: 'text-danger-text' },
  revives: { icon: RotateCcw, className: 'text-ok-text' },
  none: { icon: Info, className: 'text-subtle' },
} as const;

interface EffectsCardProps {
  /** Undefined where nothing is edited. */
  readonly effects: readonly PolicyEffect[] | undefined;
  readonly children: ReactNode;
}

/** What saving the draft would do, in words, and the buttons below. */
export function EffectsCard({ effects, children }: EffectsCardProps) {
  return (
    <section
      aria-labelledby="effects"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
    >
      <h2 id="effects" className="font-semibold">
        What saving does
      </h2>
      {effects === undefined ? (
        <p className="text-muted">
          Nothing is edited. Keycloak applies an edit to every existing session at once.
        </p>
      ) : (
        <EffectList effects={effects} />
      )}
      {children}
    </section>
  );
}

/** The effects as a list, each with an icon for its kind. */
export function EffectList({ effects }: { effects: readonly PolicyEffect[] }) {
  return (
    <ul className="flex flex-col gap-2" aria-live="polite">
      {effects.map(({ tone, text }) => {
        const { icon: Icon, className } = LOOK[tone];
        return (
          <li key={text} className="flex items-start gap-2">
            <Icon size={16} className={`mt-0.5 shrink-0 ${className}`} aria-hidden />
            {text}
          </li>
        );
      })}
    </ul>
  );
}
