import type { Rule } from '#domain/lifetime.ts';

/** `client-max` as `client max`; what ends a whole session is the realm's. */
export const ruleWords = (rule: Rule): string =>
  rule.replace('session-', 'realm ').replace('-', ' ');
