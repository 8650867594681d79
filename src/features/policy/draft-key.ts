/** Where this browser keeps the policy draft of a realm of a server. */
export const draftKey = (keycloakUrl: string, realm: string): string =>
  `curfew:policy-draft:${keycloakUrl}:${realm}`;
