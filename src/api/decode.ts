import * as v from 'valibot';

import { ApiError } from './api-error.ts';

/**
 * Checks an answer of Keycloak against a schema. Throws an `ApiError` of kind `malformed` that names
 * the call, the field and what came instead.
 */
export function decode<T>(call: string, schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  if (typeof answer === 'string' && answer.trimStart().startsWith('<')) {
    throw new ApiError(
      'malformed',
      `${call} was answered with a web page, not by Keycloak. A proxy or a sign-in portal may be in between.`,
    );
  }
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'the answer itself';
  throw new ApiError(
    'malformed',
    `${call}: ${field} should be ${issue.expected ?? 'different'}, but was ${issue.received}.`,
  );
}
