import { describe, expect, it } from 'vitest';

import { EMPTY_DRAFT, type PolicyDraft } from '#domain/policy-draft.ts';

import { readStoredDraft, storedText } from './stored-draft.ts';

const DRAFT: PolicyDraft = {
  version: 2,
  realm: { idle: { base: 10, value: 20 } },
  clients: { a: { clientId: 'app-a', max: { base: null, value: '60' } } },
};

describe('readStoredDraft', () => {
  it('reads what was stored, and an empty draft where nothing was', () => {
    const stored = { since: 5, draft: DRAFT };
    expect(readStoredDraft(storedText(stored))).toEqual({ kind: 'read', ...stored });
    expect(storedText({ since: 5, draft: EMPTY_DRAFT })).toBeNull();
    expect(readStoredDraft(null)).toMatchObject({ kind: 'read', draft: EMPTY_DRAFT });
  });

  it.each([
    '{"change":{"idle":5},"base":{}}',
    '{broken',
    'null',
    JSON.stringify({ since: 5, draft: { ...DRAFT, version: 3 } }),
    JSON.stringify({ since: 5, draft: { ...DRAFT, realm: { idle: { base: 1, value: 'x' } } } }),
    JSON.stringify({ since: 5, draft: { ...DRAFT, realm: { other: { base: 1, value: 2 } } } }),
  ])('does not guess what %s means', (text) => {
    expect(readStoredDraft(text).kind).toBe('unreadable');
  });
});
