import type { Seconds } from '#domain/time.ts';

/**
 * `unreachable`: no answer, or one of a proxy instead of Keycloak. `malformed`: an answer of another
 * shape than Keycloak's. `conflict`: somebody else changed the same thing meanwhile.
 */
export type ApiErrorKind =
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'signed-out'
  | 'unreachable'
  | 'malformed'
  | 'server';

interface ApiErrorOptions {
  readonly status?: number;
  readonly said?: string;
  readonly retryAfterSeconds?: Seconds;
  readonly cause?: unknown;
}

/** The only error that leaves `api`: `kind` is for code, `message` for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly status: number | undefined;
  /** What Keycloak itself said; undefined where something else answered, or nothing did. */
  readonly said: string | undefined;
  /** How long it asked to wait; undefined where it did not say, or a browser may not see it. */
  readonly retryAfterSeconds: Seconds | undefined;

  constructor(kind: ApiErrorKind, message: string, options?: ApiErrorOptions) {
    super(message, { cause: options?.cause });
    this.kind = kind;
    this.status = options?.status;
    this.said = options?.said;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

/** Any thrown value as an `ApiError`; what is not one is a fault of ours and says so. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ApiError('server', `Something went wrong in Curfew: ${text}`, { cause: error });
}
