import type { ReactNode } from 'react';

import { parseAddressBlock } from '#domain/address.ts';
import { parseDuration } from '#domain/duration.ts';
import { parseIsoTime } from '#domain/iso-time.ts';
import { RULES } from '#domain/session-expiry.ts';
import type { SessionSearch, SessionSearchChange } from '#domain/session-search.ts';

import { FilterForm } from './filter-form.tsx';

interface FormProps {
  readonly search: SessionSearch;
  readonly onApply: (change: SessionSearch) => void;
}

/** One filter that opens a form of its own. */
export interface ChipFilter {
  readonly label: string;
  /** Always in view; the others are when they are set, or asked for. */
  readonly isUsual: boolean;
  /** What it is set to, in words; undefined where it is not. */
  readonly value: (search: SessionSearch) => string | undefined;
  /** The change that takes it out. */
  readonly clear: SessionSearchChange;
  readonly form: (props: FormProps) => ReactNode;
}

const durationFault = (text: string): string | undefined => {
  const parsed = parseDuration(text);
  return parsed.kind === 'invalid' ? parsed.reason : undefined;
};

const dayFault = (text: string): string | undefined =>
  parseIsoTime(text) === undefined
    ? 'Type a day such as 2026-11-23, or a time such as 2026-11-23T14:30.'
    : undefined;

const addressFault = (text: string): string | undefined =>
  text.includes('/') && !parseAddressBlock(text)
    ? 'Type a block such as 10.4.0.0/16 or 2001:db8::/32.'
    : undefined;

const idFault = (text: string): string | undefined =>
  /^[\w-]+$/.test(text) ? undefined : 'A session id has letters, digits, - and _ only.';

export const CHIP_FILTERS: readonly ChipFilter[] = [
  {
    label: 'Idle age',
    isUsual: true,
    value: ({ idle }) => idle && `${idle} or more`,
    clear: { idle: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[
          { key: 'idle', label: 'Not refreshed for', hint: '45d, 12h', fault: durationFault },
        ]}
        presets={['7d', '30d', '45d']}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'Expires',
    isUsual: true,
    value: ({ dies }) => dies && `within ${dies}`,
    clear: { dies: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[{ key: 'dies', label: 'Dies within', hint: '7d, 24h', fault: durationFault }]}
        presets={['24h', '7d', '30d']}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'Rule',
    isUsual: true,
    value: ({ rule }) => rule?.replace('session-', 'realm ').replace('-', ' '),
    clear: { rule: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[
          { key: 'rule', label: 'Dies by', hint: 'any rule', choices: ['idle', 'max', ...RULES] },
        ]}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'User',
    isUsual: false,
    value: ({ user, match }) => user && `${MATCH_WORDS[match ?? 'contains']} ${user}`,
    clear: { user: undefined, match: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[
          { key: 'user', label: 'User name', hint: 'mara' },
          { key: 'match', label: 'Match', hint: 'contains', choices: ['prefix', 'exact'] },
        ]}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'Session',
    isUsual: false,
    value: ({ session }) => session,
    clear: { session: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[{ key: 'session', label: 'Id begins with', hint: '8899d818', fault: idFault }]}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'Address',
    isUsual: false,
    value: ({ address }) => address,
    clear: { address: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[
          {
            key: 'address',
            label: 'Address, part of one, or block',
            hint: '10.4.0.0/16',
            fault: addressFault,
          },
        ]}
        values={search}
        onApply={onApply}
      />
    ),
  },
  {
    label: 'Started',
    isUsual: false,
    value: startedWords,
    clear: { after: undefined, before: undefined },
    form: ({ search, onApply }) => (
      <FilterForm
        fields={[
          { key: 'after', label: 'Started on or after (UTC)', hint: '2026-11-01', fault: dayFault },
          { key: 'before', label: 'Started before (UTC)', hint: '2026-11-23', fault: dayFault },
        ]}
        values={search}
        onApply={onApply}
      />
    ),
  },
];

const MATCH_WORDS = { contains: 'contains', prefix: 'begins with', exact: 'is' } as const;

function startedWords({ after, before }: SessionSearch): string | undefined {
  const words = [after && `from ${after}`, before && `before ${before}`].filter(Boolean);
  return words.length === 0 ? undefined : words.join(' ');
}
