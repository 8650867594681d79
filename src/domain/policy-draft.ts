import {
  clientOf,
  OVERRIDE_KEYS,
  type OverrideKey,
  type PolicyPlace,
  type PolicySnapshot,
} from './policy-snapshot.ts';
import { REALM_POLICY_KEYS, type RealmPolicy, type RealmPolicyKey } from './realm-policy.ts';

/** Raised when the shape changes: a draft of another version was kept by another build of Curfew. */
export const DRAFT_VERSION = 2;

/** A value a person changed, with the saved one it was changed from. */
export interface Drafted<Value> {
  readonly base: Value;
  readonly value: Value;
}

/** The text of an override; null is "not set": the client inherits. */
export type OverrideValue = string | null;

export type DraftedRealm = { readonly [Key in RealmPolicyKey]?: Drafted<RealmPolicy[Key]> };

export interface DraftedClient {
  /** The name the client had when the draft began, to show one that was deleted since. */
  readonly clientId: string;
  readonly idle?: Drafted<OverrideValue>;
  readonly max?: Drafted<OverrideValue>;
}

/**
 * An unsaved edit of a policy: only the values a person changed, each with its base. Saved values that
 * change underneath show through everywhere else. It is plain JSON, so that a browser can keep it.
 */
export interface PolicyDraft {
  readonly version: typeof DRAFT_VERSION;
  readonly realm: DraftedRealm;
  /** By uuid. */
  readonly clients: Readonly<Record<string, DraftedClient>>;
}

export const EMPTY_DRAFT: PolicyDraft = { version: DRAFT_VERSION, realm: {}, clients: {} };

export type RealmEdit = {
  readonly [Key in RealmPolicyKey]: {
    readonly kind: 'realm';
    readonly key: Key;
    readonly value: RealmPolicy[Key];
  };
}[RealmPolicyKey];

export interface ClientEdit {
  readonly kind: 'client';
  readonly uuid: string;
  readonly key: OverrideKey;
  readonly value: OverrideValue;
}

/** One value to set. A `ClientEdit` with null clears the override. */
export type PolicyEdit = RealmEdit | ClientEdit;

/** The value a snapshot holds at a place: undefined where the client is gone, null where it is not set. */
export function valueAt(
  snapshot: PolicySnapshot,
  place: PolicyPlace,
): number | boolean | OverrideValue | undefined {
  if (place.kind === 'realm') return snapshot.realm[place.key];
  const client = clientOf(snapshot, place.uuid);
  return client && (client.override[place.key] ?? null);
}

/**
 * The draft with some values set. One equal to the saved value is taken out of the draft again; an edit
 * of a client that the realm does not have is left out. The base of a value that the draft has already
 * stays what it began with.
 */
export function editDraft(
  draft: PolicyDraft,
  saved: PolicySnapshot,
  edits: readonly PolicyEdit[],
): PolicyDraft {
  const open = openDraft(draft);
  for (const edit of edits) {
    const base = valueAt(saved, edit);
    if (base === undefined) continue;
    if (base === edit.value) discard(open, edit);
    else if (edit.kind === 'realm') {
      const drafted = { base: open.realm[edit.key]?.base ?? base, value: edit.value };
      open.realm = { ...open.realm, [edit.key]: drafted };
    } else {
      const known = open.clients.get(edit.uuid);
      const clientId = known?.clientId ?? clientOf(saved, edit.uuid)?.clientId ?? edit.uuid;
      const held = known?.[edit.key];
      const drafted = { base: held ? held.base : base, value: edit.value };
      open.clients.set(edit.uuid, { ...known, clientId, [edit.key]: drafted });
    }
  }
  return closedDraft(draft, open);
}

/** The draft without some of its changes. */
export function discardChanges(draft: PolicyDraft, places: readonly PolicyPlace[]): PolicyDraft {
  const open = openDraft(draft);
  for (const place of places) discard(open, place);
  return closedDraft(draft, open);
}

/** A draft while many of its values change: copied once, whatever their number. */
interface OpenDraft {
  realm: DraftedRealm;
  readonly clients: Map<string, DraftedClient>;
}

const openDraft = ({ realm, clients }: PolicyDraft): OpenDraft => ({
  realm,
  clients: new Map(Object.entries(clients)),
});

const closedDraft = (draft: PolicyDraft, { realm, clients }: OpenDraft): PolicyDraft => ({
  ...draft,
  realm,
  clients: Object.fromEntries(clients),
});

function discard(open: OpenDraft, place: PolicyPlace): void {
  if (place.kind === 'realm') {
    const { [place.key]: _dropped, ...realm } = open.realm;
    open.realm = realm;
    return;
  }
  const client = open.clients.get(place.uuid);
  if (!client) return;
  const { [place.key]: _dropped, ...kept }: DraftedClient = client;
  const isEmpty = OVERRIDE_KEYS.every((key) => key === place.key || !client[key]);
  if (isEmpty) open.clients.delete(place.uuid);
  else open.clients.set(place.uuid, kept);
}

/** The places a draft changes: the realm's in the policy's order, then the clients' by name. */
export function draftPlaces(draft: PolicyDraft): PolicyPlace[] {
  const realm = REALM_POLICY_KEYS.filter((key) => draft.realm[key]).map(
    (key) => ({ kind: 'realm', key }) as const,
  );
  const clients = Object.entries(draft.clients)
    .toSorted(([, a], [, b]) => a.clientId.localeCompare(b.clientId))
    .flatMap(([uuid, client]) =>
      OVERRIDE_KEYS.filter((key) => client[key]).map(
        (key) => ({ kind: 'client', uuid, key }) as const,
      ),
    );
  return [...realm, ...clients];
}

/** How many values a draft changes; those of deleted clients count too until they are discarded. */
export const draftSize = (draft: PolicyDraft): number => draftPlaces(draft).length;

/** What a draft holds at a place, or undefined where it changes nothing there. */
export const draftedAt = (
  draft: PolicyDraft,
  place: PolicyPlace,
): Drafted<number | boolean | OverrideValue> | undefined =>
  place.kind === 'realm' ? draft.realm[place.key] : draft.clients[place.uuid]?.[place.key];

/** The draft without the changes that the saved policy has come to agree with. */
export function rebaseDraft(draft: PolicyDraft, saved: PolicySnapshot): PolicyDraft {
  const agreed = draftPlaces(draft).filter(
    (place) => valueAt(saved, place) === draftedAt(draft, place)?.value,
  );
  // What nothing is taken from stays the same object.
  return agreed.length === 0 ? draft : discardChanges(draft, agreed);
}

/** What the policy would be if the draft were saved now. Changes of deleted clients are left out. */
export function draftedSnapshot(saved: PolicySnapshot, draft: PolicyDraft): PolicySnapshot {
  const realm = Object.fromEntries(
    REALM_POLICY_KEYS.map((key) => [key, (draft.realm[key] ?? { value: saved.realm[key] }).value]),
  );
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the keys
    realm: realm as unknown as RealmPolicy,
    clients: saved.clients.map((client) => {
      const drafted = draft.clients[client.uuid];
      if (!drafted) return client;
      const text = (key: OverrideKey) => {
        const change = drafted[key];
        return change ? (change.value ?? undefined) : client.override[key];
      };
      return { ...client, override: { idle: text('idle'), max: text('max') } };
    }),
  };
}
