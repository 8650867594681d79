import type { FailureReason, ItemFailure, Phase } from './revocation-items.ts';
import { PHASES } from './revocation-packing.ts';
import { itemId, type RevocationItem } from './revocation-plan.ts';
import type { JobHeader } from './revocation-record.ts';

export interface FileItem {
  readonly item: RevocationItem;
  readonly phase: Phase;
  readonly failure: ItemFailure | undefined;
}

export type ParsedJobFile =
  | { readonly kind: 'ok'; readonly header: JobHeader; readonly results: readonly FileItem[] }
  | { readonly kind: 'bad'; readonly line: number; readonly problem: string };

const FORMAT = 'curfew-job';
const MOST_ITEMS = 1_000_000;

/** A job as JSON Lines: its header, then a line for each item with what became of it. Ids only. */
export const formatJobFile = (header: JobHeader, results: readonly FileItem[]): string =>
  [
    JSON.stringify({ format: FORMAT, version: 1, ...header }),
    ...results.map(({ item, phase, failure }) =>
      JSON.stringify({
        ...(item.way === 'session'
          ? { sessionId: item.sessionId }
          : { sessionIds: item.sessionIds }),
        userId: item.userId,
        phase,
        ...(failure && { failure }),
      }),
    ),
    '',
  ].join('\n');

/** Reads a file of `formatJobFile`; all of it or nothing, with the line where it went wrong. */
export function parseJobFile(text: string): ParsedJobFile {
  const lines = text.split(/\r?\n/);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const [head = '', ...rest] = lines;
  const header = decodeHeader(parsed(head));
  if (typeof header === 'string') return { kind: 'bad', line: 1, problem: header };
  if (rest.length > MOST_ITEMS || rest.length !== header.items) {
    const problem = `The job has ${header.items} items, the file ${rest.length}. It was cut off or changed.`;
    return { kind: 'bad', line: lines.length, problem };
  }
  const results: FileItem[] = [];
  const seen = new Set<string>();
  for (const [number, line] of rest.entries()) {
    const result = decodeItem(parsed(line), header);
    if (!result || seen.has(itemId(result.item))) {
      return { kind: 'bad', line: number + 2, problem: 'This line is no item of a job.' };
    }
    seen.add(itemId(result.item));
    results.push(result);
  }
  return { kind: 'ok', header, results };
}

function decodeItem(value: unknown, { way, realm, client }: JobHeader): FileItem | undefined {
  if (!isRecord(value)) return undefined;
  const { sessionId, sessionIds, userId } = value;
  const phase = PHASES.find((one) => one === value['phase']);
  if (!phase || !(userId === undefined || isId(userId))) return undefined;
  const failure = decodeFailure(value['failure']);
  if (way === 'session') {
    if (!isId(sessionId)) return undefined;
    return { item: { way, realm, sessionId, userId }, phase, failure };
  }
  if (!client || userId === undefined || !Array.isArray(sessionIds)) return undefined;
  const ids: readonly unknown[] = sessionIds;
  if (!ids.every(isId)) return undefined;
  const item = { way, realm, userId, clientId: client.clientId, sessionIds: ids } as const;
  return { item, phase, failure };
}

const REASONS: readonly FailureReason[] = [
  'server',
  'missing',
  'conflict',
  'malformed',
  'still-listed',
  'unknown',
];

function decodeFailure(value: unknown): ItemFailure | undefined {
  if (!isRecord(value)) return undefined;
  const reason = REASONS.find((one) => one === value['reason']) ?? 'unknown';
  const { status } = value;
  return { reason, ...(typeof status === 'number' && { status }) };
}

/** The header, or what is wrong with it. What a later Curfew has added is left out. */
function decodeHeader(value: unknown): JobHeader | string {
  if (!isRecord(value) || value['format'] !== FORMAT) {
    return 'This is no job file. Choose one that Curfew has exported.';
  }
  if (value['version'] !== 1) return 'A newer Curfew has written this file. Update this one first.';
  const { id, realm, way, client, source, counts, skipped, listedBy } = value;
  const isWhole =
    isId(id) &&
    isId(realm) &&
    (way === 'session' || (way === 'client' && isRecord(client))) &&
    (client === undefined ||
      (isRecord(client) && isId(client['uuid']) && isId(client['clientId']))) &&
    isRecord(source) &&
    [counts, skipped].every((one) => isRecord(one) && Object.values(one).every(isCount)) &&
    isCount(value['items']) &&
    isCount(value['sessions']) &&
    isCount(value['plannedAt']) &&
    Array.isArray(listedBy) &&
    listedBy.every(isId) &&
    Array.isArray(value['failures']);
  if (!isWhole) return 'The first line of the file is not the header of a job.';
  const { format: _format, version: _version, ...header } = value;
  // A job that is not over anywhere waits here, too, for somebody to go on with it.
  const isEnded = header['kind'] === 'finished' || header['kind'] === 'failed';
  const kind = isEnded || header['kind'] === 'planned' ? header['kind'] : 'paused';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field that is used was looked at
  return { ...UNSET, ...header, kind } as unknown as JobHeader;
}

const UNSET = {
  client: undefined,
  plannedBy: undefined,
  startedAt: undefined,
  endedAt: undefined,
  hold: undefined,
  totals: undefined,
  hasGhosts: false,
};

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Longer than any id of Keycloak, those of federated users included. */
const LONGEST_ID = 500;
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
