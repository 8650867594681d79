/** A length of time in whole seconds, the unit of every Keycloak timeout. */
export type Seconds = number;

/** A moment in whole seconds since 1970-01-01 UTC, by Keycloak's clock. */
export type EpochSeconds = number;

export const MINUTE: Seconds = 60;
export const HOUR: Seconds = 3600;
export const DAY: Seconds = 86_400;
