import { type SessionBatch, sessionBatch } from '#domain/session-batch.ts';

import { ApiError } from './api-error.ts';
import { decode } from './decode.ts';
import { SessionRecords } from './session-record.ts';

/**
 * Reads and checks an answer with a page of offline sessions. Throws an `ApiError` of kind `malformed`
 * that names the call and what is wrong.
 */
export function parseSessionPage(call: string, text: string): SessionBatch {
  return sessionBatch(decode(call, SessionRecords, parsed(call, text)));
}

function parsed(call: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A web page in its stead is told apart by whoever checks it.
    if (text.trimStart().startsWith('<')) return text;
    throw new ApiError('malformed', `${call}: the answer is no JSON, or not all of it came.`, {
      cause: error,
    });
  }
}
