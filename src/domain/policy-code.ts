import type { PolicySnapshot } from './policy-snapshot.ts';

export const CODE_FORMATS = ['kcadm', 'terraform', 'config-cli', 'json'] as const;
export type CodeFormat = (typeof CODE_FORMATS)[number];

export interface CodeInput {
  /** The realm's name. */
  readonly realm: string;
  readonly today: PolicySnapshot;
  /** The snapshot with the draft: only the differences to `today` are printed. Undefined prints all of today. */
  readonly drafted: PolicySnapshot | undefined;
}
