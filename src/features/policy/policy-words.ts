import { durationParts, formatLimit, type TypedDuration } from '#domain/duration.ts';
import { type Limit, overrideSeconds } from '#domain/lifetime.ts';
import type { OverrideValue } from '#domain/policy-draft.ts';
import type { NoEffect } from '#domain/policy-no-effect.ts';
import type { PolicyPlace } from '#domain/policy-snapshot.ts';
import type { RealmPolicyKey } from '#domain/realm-policy.ts';
import type { Seconds } from '#domain/time.ts';

/** The names of the realm's settings, close to Keycloak's own. */
export const KEY_NAMES: Record<RealmPolicyKey, string> = {
  idle: 'Offline Session Idle',
  maxEnabled: 'Offline Session Max Limited',
  max: 'Offline Session Max',
  clientIdle: 'Client default idle',
  clientMax: 'Client default max',
};

/** What a place of the policy is called, without the client's name. */
export function placeName(place: PolicyPlace): string {
  if (place.kind === 'realm') return KEY_NAMES[place.key];
  return place.key === 'idle' ? 'Idle override' : 'Max override';
}

/** A value of the policy in words; below 1 counts as not set, and what Keycloak ignores is quoted. */
export function valueWords(value: number | boolean | OverrideValue | undefined): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return value > 0 ? formatLimit(value) : 'not set';
  if (value === null) return 'inherit';
  const seconds = overrideSeconds(value);
  return seconds === undefined ? `“${value}”` : formatLimit(seconds);
}

/** A limit that really counts, in words. */
export const limitWords = (limit: Limit | undefined): string =>
  limit ? formatLimit(limit.seconds) : 'off';

/** Why a value that Keycloak stores does nothing; `session` is the realm's limit of the same kind. */
export function noEffectWords(noEffect: NoEffect, session: Limit | undefined): string {
  switch (noEffect) {
    case 'longer-than-realm':
      return `No effect: it is longer than the realm’s ${limitWords(session)}, which wins.`;
    case 'same-as-realm':
      return `No effect: it is the same as the realm’s ${limitWords(session)}.`;
    case 'zero':
      return 'No effect: Keycloak takes 0 for “not set”.';
    case 'negative':
      return 'No effect: Keycloak takes all below 1 for “not set”.';
    case 'not-a-number':
      return 'No effect: Keycloak reads whole seconds only, and ignores any other text.';
    case 'too-large':
      return 'No effect: Keycloak cannot read a number as large as this.';
    case 'max-off':
      return 'No effect while Max Limited is off.';
  }
}

/** Seconds as they would be typed; below 1 is "not set". */
export function shownSeconds(seconds: Seconds): TypedDuration {
  if (seconds <= 0) return { text: '', unit: 'd' };
  const { amount, unit } = durationParts(seconds);
  return { text: String(amount), unit };
}

/** An override as it would be typed; what Keycloak ignores is shown as it is. */
export function shownOverride(text: string | undefined): TypedDuration {
  if (text === undefined) return { text: '', unit: 'd' };
  const seconds = overrideSeconds(text);
  return seconds === undefined ? { text, unit: 'd' } : shownSeconds(seconds);
}
