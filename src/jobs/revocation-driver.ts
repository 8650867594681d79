import { type ApiError, toApiError } from '#api/api-error.ts';
import { step } from '#domain/revocation-job.ts';
import type { RevocationItem } from '#domain/revocation-plan.ts';
import type {
  JobCommand,
  JobEvent,
  JobState,
  LogEntry,
  Reading,
} from '#domain/revocation-state.ts';

export interface DriverCalls {
  readonly send: (item: RevocationItem) => Promise<void>;
  readonly read: () => Promise<Reading>;
  readonly write: (entry: LogEntry) => Promise<void>;
  readonly now: () => number;
  /** Told after every step, with what has just been answered. */
  readonly onStep: (state: JobState, event: JobEvent) => void;
}

export interface RevocationDriver {
  readonly getState: () => JobState;
  readonly dispatch: (event: JobEvent) => void;
  /** Ends what it waits for, because there is reason to believe that Keycloak is back. */
  readonly hurry: () => void;
}

/** Carries out what a job wants and tells it what came of it. */
export function createDriver(
  start: JobState,
  items: readonly RevocationItem[],
  calls: DriverCalls,
): RevocationDriver {
  let state = start;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function dispatch(event: JobEvent) {
    const next = step(state, event);
    ({ state } = next);
    calls.onStep(state, event);
    for (const command of next.commands) carryOut(command);
  }

  function carryOut(command: JobCommand) {
    switch (command.kind) {
      case 'send':
        void sendItem(command.item);
        break;
      case 'write':
        void calls.write(command.entry).then(
          () => dispatch({ kind: 'written' }),
          () => dispatch({ kind: 'unwritable' }),
        );
        break;
      case 'read':
        void calls.read().then(
          (reading) => dispatch({ kind: 'read', reading }),
          (error: unknown) => dispatch({ kind: 'unread', reason: unreadReason(toApiError(error)) }),
        );
        break;
      case 'wait':
        clearTimeout(timer);
        timer = setTimeout(hurry, command.seconds * 1000);
        break;
    }
  }

  async function sendItem(item: number) {
    const target = items[item];
    const from = calls.now();
    try {
      if (target) await calls.send(target);
      dispatch({ kind: 'answered', item, phase: 'done', millis: calls.now() - from });
    } catch (error) {
      dispatch(answerOf(item, toApiError(error), calls.now() - from));
    }
  }

  function hurry() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    dispatch({ kind: 'waited' });
  }

  return { getState: () => state, dispatch, hurry };
}

/** What an error of a call means for its item. */
function answerOf(item: number, error: ApiError, millis: number): JobEvent {
  const { kind, status } = error;
  if (isGone(error)) return { kind: 'answered', item, phase: 'gone', millis };
  switch (kind) {
    case 'unreachable':
      return status === 429 || status === 503
        ? { kind: 'slow-down', item, seconds: error.retryAfterSeconds }
        : { kind: 'lost', item };
    case 'signed-out':
    case 'forbidden':
      return { kind: 'refused', item, reason: kind };
    case 'server':
    case 'missing':
    case 'conflict':
    case 'malformed':
      return { kind: 'failed', item, failure: { reason: kind, status }, millis };
  }
}

/** Keycloak's own words, its spelling included; a 404 about anything else has ended nothing. */
const isGone = ({ kind, said }: ApiError): boolean =>
  kind === 'missing' &&
  /^(?:ses+ion not found|consent nor offline token not found|user not found)/i.test(said ?? '');

function unreadReason({ kind }: ApiError): Extract<JobEvent, { kind: 'unread' }>['reason'] {
  if (kind === 'signed-out' || kind === 'forbidden' || kind === 'missing') return kind;
  return 'unreachable';
}
