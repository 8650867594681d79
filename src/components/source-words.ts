import type { PlanSource } from '#domain/revocation-sources.ts';
import { visibleText } from '#domain/visible-text.ts';

import { counted } from './count.ts';
import { filterWords } from './filter-words.ts';

/** How the sessions of a plan were chosen, as a title: `Idle for 45d or more`. */
export function sourceWords(source: PlanSource, sessions: number): string {
  const filter = source.filter && filterWords(source.filter);
  switch (source.kind) {
    case 'selection':
      return `${counted(sessions, 'session')} selected by hand`;
    case 'filter':
      return filter || 'All that matched a filter';
    case 'user':
      return 'Sessions of one user';
    case 'client':
      return 'All sessions of a client';
    case 'ghosts':
      return 'Ghosts: listed, though no token works';
    case 'list':
      return 'A pasted list';
    case 'rule':
      return `Rule “${visibleText(source.ruleName ?? '')}”`;
    case 'not-before':
      return 'What an emergency stop left listed';
  }
}
