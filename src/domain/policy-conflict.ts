import {
  type Drafted,
  draftedAt,
  draftPlaces,
  type OverrideValue,
  type PolicyDraft,
  valueAt,
} from './policy-draft.ts';
import { clientOf, type PolicyPlace, type PolicySnapshot } from './policy-snapshot.ts';

type Value = number | boolean | OverrideValue;

/**
 * Why a change of a draft must not be sent unseen. `moved`: the saved value is no more what the draft
 * began with, and not what it wants either. `deleted`: the realm has the client no more. `renamed`: the
 * client is the same but has another name.
 */
export type PolicyConflict = {
  readonly place: PolicyPlace;
  /** The client's name when the draft began. */
  readonly clientId: string | undefined;
} & (
  | { readonly kind: 'moved'; readonly base: Value; readonly theirs: Value; readonly yours: Value }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'renamed'; readonly now: string }
);

/** The conflicts of a draft with what Keycloak holds by now, in the draft's order. */
export const draftConflicts = (draft: PolicyDraft, current: PolicySnapshot): PolicyConflict[] =>
  draftPlaces(draft).flatMap((place) => {
    const drafted = draftedAt(draft, place);
    const conflict = drafted && conflictAt(draft, current, place, drafted);
    return conflict ? [conflict] : [];
  });

function conflictAt(
  draft: PolicyDraft,
  current: PolicySnapshot,
  place: PolicyPlace,
  { base, value }: Drafted<Value>,
): PolicyConflict | undefined {
  const theirs = valueAt(current, place);
  const clientId = place.kind === 'client' ? draft.clients[place.uuid]?.clientId : undefined;
  if (theirs === undefined) return { kind: 'deleted', place, clientId };
  if (theirs !== base && theirs !== value) {
    return { kind: 'moved', place, clientId, base, theirs, yours: value };
  }
  const now = place.kind === 'client' ? clientOf(current, place.uuid)?.clientId : undefined;
  return now === clientId || now === undefined
    ? undefined
    : { kind: 'renamed', place, clientId, now };
}

/**
 * The draft after its author saw what Keycloak holds at a place by now and keeps their own value: the
 * base is the present value, the name the present name. Of a deleted client nothing can be kept.
 */
export function acceptCurrent(
  draft: PolicyDraft,
  current: PolicySnapshot,
  place: PolicyPlace,
): PolicyDraft {
  const base = valueAt(current, place);
  const drafted = draftedAt(draft, place);
  if (base === undefined || !drafted) return draft;
  if (place.kind === 'realm') {
    return { ...draft, realm: { ...draft.realm, [place.key]: { ...drafted, base } } };
  }
  const clientId = clientOf(current, place.uuid)?.clientId ?? place.uuid;
  const client = { ...draft.clients[place.uuid], clientId, [place.key]: { ...drafted, base } };
  return { ...draft, clients: { ...draft.clients, [place.uuid]: client } };
}
