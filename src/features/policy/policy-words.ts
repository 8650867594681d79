import { formatLimit } from '#domain/duration.ts';
import type { RealmPolicy, RealmPolicyKey } from '#domain/realm-policy.ts';

/** The names of the settings, close to Keycloak's own. */
export const KEY_NAMES: Record<RealmPolicyKey, string> = {
  idle: 'Offline Session Idle',
  maxEnabled: 'Offline Session Max Limited',
  max: 'Offline Session Max',
  clientIdle: 'Client default idle',
  clientMax: 'Client default max',
};

/** A value of a setting in words; a number below 1 counts as not set. */
export function valueWords(value: RealmPolicy[RealmPolicyKey] | undefined): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value > 0 ? formatLimit(value) : 'not set';
}
