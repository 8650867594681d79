/** How sure a list is that was read to its end. */
export type ScanEnd =
  | { readonly kind: 'settled' }
  /** It changes faster than it can be read: what had come and gone at the last look, as far as seen. */
  | { readonly kind: 'moving'; readonly came: number; readonly went: number }
  /** It moved so much that rows may be missing, and rows that are gone may still be there. */
  | { readonly kind: 'open' };

/** What a reading of the whole list has found. */
interface LastLook {
  readonly isSettled: boolean;
  readonly isWhole: boolean;
  readonly came: number;
  readonly went: number;
}

/** How sure a list is after its last look. */
export function endOf({ isSettled, isWhole, came, went }: LastLook): ScanEnd {
  if (isSettled) return { kind: 'settled' };
  return isWhole ? { kind: 'moving', came, went } : { kind: 'open' };
}
