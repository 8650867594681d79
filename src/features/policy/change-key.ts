import type { ValueChange } from '#domain/policy-changes.ts';

/** A name for a change that no other of the same set has. */
export const changeKey = (change: ValueChange): string =>
  change.kind === 'realm' ? change.key : `${change.uuid} ${change.key}`;
