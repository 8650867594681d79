import * as v from 'valibot';

import { DRAFT_VERSION, draftSize, EMPTY_DRAFT, type PolicyDraft } from '#domain/policy-draft.ts';
import type { EpochSeconds } from '#domain/time.ts';

const drafted = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.exactOptional(v.strictObject({ base: value, value }));

const Whole = v.pipe(v.number(), v.safeInteger());
const Text = v.nullable(v.string());

const Draft = v.strictObject({
  version: v.literal(DRAFT_VERSION),
  realm: v.strictObject({
    idle: drafted(Whole),
    maxEnabled: drafted(v.boolean()),
    max: drafted(Whole),
    clientIdle: drafted(Whole),
    clientMax: drafted(Whole),
  }),
  clients: v.record(
    v.string(),
    v.strictObject({ clientId: v.string(), idle: drafted(Text), max: drafted(Text) }),
  ),
});

const Stored = v.strictObject({ since: v.number(), draft: Draft });

export interface StoredDraft {
  /** When it was begun; undefined for an empty one. */
  readonly since: EpochSeconds | undefined;
  readonly draft: PolicyDraft;
}

export type ReadDraft =
  | ({ readonly kind: 'read' } & StoredDraft)
  /** Of an older build, or broken: what it says is not known. */
  | { readonly kind: 'unreadable' };

const NONE: ReadDraft = { kind: 'read', since: undefined, draft: EMPTY_DRAFT };

/** Reads what this browser keeps of a draft; nothing kept is an empty one. */
export function readStoredDraft(text: string | null): ReadDraft {
  if (text === null) return NONE;
  try {
    const result = v.safeParse(Stored, JSON.parse(text));
    return result.success ? { kind: 'read', ...result.output } : { kind: 'unreadable' };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** A draft as this browser keeps it; null for an empty one, which is forgotten. */
export const storedText = (stored: StoredDraft): string | null =>
  draftSize(stored.draft) === 0 ? null : JSON.stringify(stored);
