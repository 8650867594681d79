import { type Finding, FINDING_SEVERITIES, type FindingsInput } from './policy-finding.ts';
import { clientFindings } from './policy-findings-client.ts';
import { overrideFindings } from './policy-findings-override.ts';
import { realmFindings } from './policy-findings-realm.ts';

/** What is odd about a policy, the most severe first. docs/findings.md explains each. */
export const policyFindings = (input: FindingsInput): Finding[] =>
  [
    ...realmFindings(input),
    ...input.clients.flatMap((client) => [
      ...overrideFindings(input, client),
      ...clientFindings(input, client),
    ]),
  ].toSorted(
    (a, b) =>
      FINDING_SEVERITIES.indexOf(a.severity) - FINDING_SEVERITIES.indexOf(b.severity) ||
      Number(a.client !== undefined) - Number(b.client !== undefined) ||
      (b.grants ?? 0) - (a.grants ?? 0) ||
      (a.client?.clientId ?? '').localeCompare(b.client?.clientId ?? ''),
  );
