import type { ValueChange } from './policy-changes.ts';

/** What one write to Keycloak changes: the realm, or one client. It is plain JSON: this browser keeps it. */
export interface ApplyItem {
  /** `realm`, or the client's uuid. */
  readonly id: string;
  /** The client's name; undefined for the realm. */
  readonly clientId: string | undefined;
  readonly changes: readonly ValueChange[];
}

export type PolicyValue = ValueChange['before'];

/** What Keycloak held at the places of an item when it was to be written, by key. */
export type FoundValues = Readonly<Record<string, PolicyValue>>;

const itemId = (change: ValueChange): string => (change.kind === 'realm' ? 'realm' : change.uuid);

/** The writes that changes take: one for the realm, one for each client, in the order of the changes. */
export function applyPlan(changes: readonly ValueChange[]): ApplyItem[] {
  const ids = [...new Set(changes.map(itemId))];
  return ids.map((id) => {
    const own = changes.filter((change) => itemId(change) === id);
    const [first] = own;
    return { id, clientId: first?.kind === 'client' ? first.clientId : undefined, changes: own };
  });
}

/** The write that takes an item back. */
export const inverseItem = (item: ApplyItem): ApplyItem => ({
  ...item,
  changes: item.changes.map((change) => withValues(change, change.after, change.before)),
});

/** The item after its author saw what Keycloak holds and keeps their own values. */
export const itemOnFound = (item: ApplyItem, found: FoundValues): ApplyItem => ({
  ...item,
  changes: item.changes.map((change) =>
    withValues(
      change,
      found[change.key] === undefined ? change.before : found[change.key],
      change.after,
    ),
  ),
});

/** The item without the values that somebody else has changed meanwhile. */
export const itemWithoutMoved = (item: ApplyItem, found: FoundValues): ApplyItem => ({
  ...item,
  changes: item.changes.filter((change) => !isMoved(change, found)),
});

/** Whether Keycloak holds neither what a change began with nor what it wants. */
export const isMoved = ({ key, before, after }: ValueChange, found: FoundValues): boolean =>
  found[key] !== before && found[key] !== after;

function withValues(change: ValueChange, before: unknown, after: unknown): ValueChange {
  const changed: unknown = { ...change, before, after };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are values of the change's own place
  return changed as ValueChange;
}
