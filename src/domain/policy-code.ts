import { configCliCode, plainJsonCode } from './policy-json.ts';
import { kcadmCode } from './policy-kcadm.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { terraformCode } from './policy-terraform.ts';
import { policyText } from './policy-text.ts';

export const CODE_FORMATS = ['kcadm', 'terraform', 'config-cli', 'json'] as const;
export type CodeFormat = (typeof CODE_FORMATS)[number];

export interface CodeInput {
  /** The realm's name. */
  readonly realm: string;
  readonly today: PolicySnapshot;
  /** With the draft: only what differs from today is printed. Undefined prints all of today. */
  readonly drafted: PolicySnapshot | undefined;
}

/**
 * A policy, or what a draft changes of it, as text for other tools. Names are free text and may be
 * hostile: each format quotes them so that they stay text.
 */
export function policyCode(format: CodeFormat, { realm, today, drafted }: CodeInput): string {
  switch (format) {
    case 'kcadm':
      return kcadmCode(policyText(realm, today, drafted));
    case 'terraform':
      return terraformCode(policyText(realm, today, drafted));
    case 'config-cli':
      return configCliCode(policyText(realm, today, drafted));
    case 'json':
      return plainJsonCode(realm, today, drafted);
  }
}
