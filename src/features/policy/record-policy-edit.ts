import { OVERRIDE_ATTRIBUTES } from '#domain/override-attributes.ts';
import type { ValueChange } from '#domain/policy-changes.ts';
import { REALM_KEYS } from '#domain/policy-text.ts';

/** Notes in the journal what was written to Keycloak. Where that cannot be, the edit stands all the same. */
export async function recordPolicyEdit(
  realm: string,
  written: readonly ValueChange[],
): Promise<void> {
  if (written.length === 0) return;
  const journal = await import('#jobs/journal-store.ts').catch(() => undefined);
  await journal?.recordNote({
    kind: 'policy',
    realm,
    outcome: 'saved',
    changes: written.map((change) => ({
      client:
        change.kind === 'client' ? { uuid: change.uuid, clientId: change.clientId } : undefined,
      key: change.kind === 'client' ? OVERRIDE_ATTRIBUTES[change.key] : REALM_KEYS[change.key],
      before: change.before === null ? undefined : String(change.before),
      after: change.after === null ? undefined : String(change.after),
    })),
  });
}
