/** The version of Keycloak that the demo and the tests run. */
export const keycloakVersion = '26.7.4';

/** Its container image. */
export const keycloakImage = `quay.io/keycloak/keycloak:${keycloakVersion}`;
