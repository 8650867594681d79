import type { ReactNode } from 'react';

/** One thing that is known, in a list of facts (`dl`): its name above its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-subtle">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
