import { adminRest } from '#scripts/keycloak/admin-rest.mjs';

const { env } = process;

/** The Keycloak under test; the launcher says where it is. */
export const keycloak = {
  url: (env['KEYCLOAK_URL'] ?? 'http://localhost:8080').replace(/\/+$/, ''),
  admin: {
    username: env['KEYCLOAK_ADMIN'] ?? 'admin',
    password: env['KEYCLOAK_ADMIN_PASSWORD'] ?? 'admin',
  },
};

/** A client of its admin REST API with all rights, for what a test prepares and checks. */
export const rest = adminRest({
  url: keycloak.url,
  user: keycloak.admin.username,
  password: keycloak.admin.password,
});

/** A short text that no other run on the same server has. */
export const uniqueSuffix = (): string => crypto.randomUUID().slice(0, 8);
