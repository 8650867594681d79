import type { StoredFilter } from '#domain/saved-rule.ts';

/** A filter of sessions in words, such as `Idle for 45d or more, dies by realm max`; empty for none. */
export function filterWords(filter: StoredFilter): string {
  const words = [
    filter.idle !== undefined && `idle for ${filter.idle} or more`,
    filter.dies !== undefined && `dies within ${filter.dies}`,
    filter.rule !== undefined &&
      `dies by ${filter.rule.replace('session-', 'realm ').replace('-', ' ')}`,
    filter.state !== undefined && stateWords(filter.state),
    filter.after !== undefined && `started on or after ${filter.after}`,
    filter.before !== undefined && `started before ${filter.before}`,
    filter.others !== undefined && otherWords(filter.others),
    filter.user !== undefined && `of user ${filter.user}`,
    filter.session !== undefined && `id begins with ${filter.session}`,
  ].filter((word) => word !== false);
  const text = words.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stateWords(state: NonNullable<StoredFilter['state']>): string {
  if (state === 'ghost') return 'ghosts';
  return state === 'sso' ? 'live SSO session too' : state.replaceAll('-', ' ');
}

function otherWords(others: string): string {
  if (others === 'none') return 'no other client in it';
  return others === 'any' ? 'other clients in it' : `with ${others} in it`;
}
