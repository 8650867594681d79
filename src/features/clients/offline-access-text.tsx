import { type ImpossibleReason, offlineAccess, type RealmClient } from '#domain/realm-client.ts';

const REASON_WORDS: Record<ImpossibleReason, string> = {
  disabled: 'no: client disabled',
  'not-openid-connect': 'no: not OpenID Connect',
  'bearer-only': 'no: bearer-only',
  'no-flow': 'no: no flow gives one',
  'no-scope': 'no: scope not assigned',
};

/** Whether a client can obtain offline tokens, and if not, the first thing that stands in the way. */
export function OfflineAccessText({ client }: { client: RealmClient }) {
  const access = offlineAccess(client);
  if (access.kind === 'impossible') {
    return <span className="text-subtle truncate">{REASON_WORDS[access.reason]}</span>;
  }
  const words = [
    access.scope === 'default' ? 'always' : 'on request',
    ...(access.consent ? ['asks consent'] : []),
  ];
  return <span className="truncate">{words.join(', ')}</span>;
}
