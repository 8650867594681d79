import { MAX_DURATION, parseDuration } from './duration.ts';
import type { OverrideValue, RealmEdit } from './policy-draft.ts';
import type { RealmPolicyKey } from './realm-policy.ts';
import { visibleText } from './visible-text.ts';

/** Something wrong in a pasted policy: where (`clients[2].idle`; empty is the whole) and what, in words. */
export interface PolicyProblem {
  readonly path: string;
  readonly problem: string;
}

export type Problems = (path: string, problem: string) => void;

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A pasted value in a message, cut and with nothing hidden. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return visibleText(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** The edit of a realm's value. Keycloak takes any 32-bit number there. */
export function realmValueFrom(
  key: RealmPolicyKey,
  value: unknown,
  path: string,
  report: Problems,
): RealmEdit[] {
  if (value === undefined) return [];
  if (key === 'maxEnabled') {
    if (typeof value === 'boolean') return [{ kind: 'realm', key, value }];
    report(path, `true or false is wanted, not ${shown(value)}.`);
    return [];
  }
  if (isSeconds(value)) return [{ kind: 'realm', key, value }];
  report(path, secondsWanted(value));
  return [];
}

/**
 * An override: null clears it, undefined leaves it. Only seconds that count are taken, as a number or its
 * text, beside what the client has already and what is marked `{"raw": …}` as meant.
 */
export function overrideFrom(
  value: unknown,
  saved: string | undefined,
  path: string,
  report: Problems,
): OverrideValue | undefined {
  if (value === undefined || value === null) return value;
  if (isObject(value) && typeof value['raw'] === 'string') return value['raw'];
  if (value === saved) return saved;
  const isDigits = typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value);
  const seconds = isDigits ? Number(value) : value;
  if (isSeconds(seconds) && seconds > 0) return String(seconds);
  report(
    path,
    isSeconds(seconds)
      ? `Keycloak ignores ${shown(value)}: null clears an override.`
      : secondsWanted(value),
  );
  return undefined;
}

const isSeconds = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= MAX_DURATION;

function secondsWanted(value: unknown): string {
  if (typeof value === 'number') {
    return Number.isInteger(value)
      ? `${shown(value)} is too large: at most 2147483647 s, which are 24,855 d.`
      : `${shown(value)} is not a whole number of seconds.`;
  }
  const read = typeof value === 'string' ? parseDuration(value, 's') : undefined;
  const hint = read?.kind === 'ok' ? ` Write ${read.seconds}.` : '';
  return `A whole number of seconds is wanted, not ${shown(value)}.${hint}`;
}
