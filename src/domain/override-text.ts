import type { Seconds } from './time.ts';

/** What Keycloak makes of the text of an override. */
export type OverrideText =
  | { readonly kind: 'counts'; readonly seconds: Seconds }
  | { readonly kind: 'ignored'; readonly reason: IgnoredText };

export type IgnoredText = 'zero' | 'negative' | 'not-a-number' | 'too-large';

const LONGEST_LONG = 9_223_372_036_854_775_807n;

/**
 * Reads a client attribute as Keycloak does: with Java's `Long.parseLong`, dropping what does not parse
 * and all below 1 (`SessionExpirationUtils.getClientAttributeTimeout`). `30d`, ` 60 ` and `1.5` do not
 * parse; `+60` does.
 */
export function readOverride(text: string): OverrideText {
  if (!/^[+-]?\d+$/.test(text)) return { kind: 'ignored', reason: 'not-a-number' };
  const value = BigInt(text.replace('+', ''));
  if (value > 0n && value <= LONGEST_LONG) return { kind: 'counts', seconds: Number(value) };
  if (value === 0n) return { kind: 'ignored', reason: 'zero' };
  return { kind: 'ignored', reason: value < 0n ? 'negative' : 'too-large' };
}
