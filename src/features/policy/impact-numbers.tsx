import { useState } from 'react';

import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import type { Deaths } from '#domain/death-book.ts';
import { aliveByDay, type GrantImpact, type PolicyImpact, rangeAt } from '#domain/policy-impact.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

import { rangeWords } from './range-words.ts';

interface ImpactNumbersProps {
  readonly impact: PolicyImpact;
  readonly names: ReadonlyMap<string, string>;
}

/** A button that opens the numbers of every client: today's policy, and the draft below it. */
export function ImpactNumbers({ impact, names }: ImpactNumbersProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="px-4">
      <Button size="sm" variant="ghost" onPress={() => setIsOpen(true)}>
        Numbers by client
      </Button>
      {isOpen && (
        <Dialog
          title="Numbers by client"
          subtitle="Of the grants that Keycloak lists: how many are dead now and later, if nobody refreshes. Dead by idle and by max are of those dead now."
          width="full"
          onClose={() => setIsOpen(false)}
          actions={<Button onPress={() => setIsOpen(false)}>Close</Button>}
        >
          <NumbersTable impact={impact} names={names} />
        </Dialog>
      )}
    </div>
  );
}

const COLUMNS = [
  'Listed',
  'Refused anyway',
  'Alive',
  'Dead',
  '24 h',
  '7 d',
  '30 d',
  'By idle',
  'By max',
];

function NumbersTable({ impact, names }: ImpactNumbersProps) {
  const clients = [...impact.clients]
    .map(([uuid, grants]) => ({ uuid, grants, name: names.get(uuid) ?? uuid }))
    .toSorted((a, b) => b.grants.listed - a.grants.listed || a.name.localeCompare(b.name));
  return (
    <div className="overflow-x-auto">
      <table aria-label="Numbers by client" className="w-full text-right">
        <thead>
          <tr className="text-12 text-subtle">
            <th scope="col" className="text-left font-normal">
              Client
            </th>
            <th scope="col" className="text-left font-normal">
              Policy
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="pl-3 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {clients.map(({ uuid, grants, name }) => (
          <tbody key={uuid} className="border-line border-t">
            {(['today', 'draft'] as const).map((which) => (
              <tr key={which}>
                {which === 'today' && (
                  <th scope="rowgroup" rowSpan={2} className="text-12 text-left font-medium">
                    <ForeignText text={name} className="font-mono" />
                  </th>
                )}
                <th scope="row" className="text-muted text-left font-normal">
                  {which}
                </th>
                {cells(grants, which).map((text, index) => (
                  <td key={COLUMNS[index]} className="pl-3">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const SHOWN_DAYS = [0, 1, 7, 30] as const;

function cells(grants: GrantImpact, which: 'today' | 'draft'): string[] {
  const deaths: Deaths = grants[which];
  return [
    formatCount(grants.listed),
    formatCount(grants.barred),
    rangeWords(rangeAt(aliveByDay(grants, which), 0)),
    ...SHOWN_DAYS.map((day) => rangeWords(rangeAt(deaths.all, day))),
    rangeWords(rangeAt(deaths.idle, 0)),
    rangeWords(rangeAt(deaths.max, 0)),
  ];
}
