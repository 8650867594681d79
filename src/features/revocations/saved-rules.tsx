import { useNavigate } from '@tanstack/react-router';
import { Download, Play, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';

import { filterWords } from '#components/filter-words.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { saveFile } from '#components/save-file.ts';
import { usePermission } from '#components/use-person.ts';
import { formatRules, parseRules, type SavedRule } from '#domain/saved-rule.ts';
import { visibleText } from '#domain/visible-text.ts';
import { deleteRule, saveRule } from '#jobs/saved-rule-store.ts';
import { Button } from '#ui/button.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Notice } from '#ui/notice.tsx';

import { useRules } from './use-rules.ts';

/** Filters under a name, each a plan with one click. */
export function SavedRules({ realm }: { realm: string }) {
  const { rules, onChanged } = useRules(realm);
  const [said, setSaid] = useState<{ readonly tone: 'ok' | 'warn'; readonly text: string }>();

  async function take(file: File) {
    const parsed = parseRules(await file.text());
    if (parsed.kind === 'bad') {
      setSaid({ tone: 'warn', text: `${parsed.problem} Nothing was stored.` });
      return;
    }
    for (const rule of parsed.rules) await saveRule({ ...rule, realm });
    setSaid({ tone: 'ok', text: `${parsed.rules.length} taken from the file.` });
    onChanged();
  }

  return (
    <section
      aria-label="Saved rules"
      className="rounded-card border-line bg-surface shadow-card overflow-hidden border"
    >
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <h2 className="font-semibold">
          Saved rules{' '}
          <span className="text-muted font-normal">filters of a client, to be planned again</span>
        </h2>
        <span className="ml-auto flex flex-wrap gap-2">
          <FileButton
            icon={<Upload size={15} aria-hidden />}
            accept=".json,application/json"
            onFile={(file) => void take(file)}
          >
            Import rules
          </FileButton>
          <Button
            icon={<Download size={15} aria-hidden />}
            isDisabled={rules.length === 0}
            onPress={() => saveFile('curfew-rules.json', new Blob([formatRules(rules)]))}
          >
            Export rules
          </Button>
        </span>
      </div>
      {said && (
        <div className="px-4 pb-2">
          <Notice tone={said.tone} role={said.tone === 'ok' ? 'status' : 'alert'}>
            {said.text}
          </Notice>
        </div>
      )}
      {rules.length === 0 ? (
        <p className="border-line text-muted border-t px-4 py-3">
          None yet. Filter the sessions of a client and press “Save as rule…”.
        </p>
      ) : (
        <ul className="divide-line border-line divide-y border-t">
          {rules.map((rule) => (
            <RuleRow
              key={rule.id}
              realm={realm}
              rule={rule}
              onDelete={async () => {
                await deleteRule(rule.id);
                onChanged();
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RuleRowProps {
  readonly realm: string;
  readonly rule: SavedRule;
  readonly onDelete: () => Promise<void>;
}

function RuleRow({ realm, rule, onDelete }: RuleRowProps) {
  const navigate = useNavigate();
  const mayRevoke = usePermission(realm, 'revoke').kind === 'allowed';
  const name = visibleText(rule.name);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <span className="flex min-w-0 flex-1 basis-72 flex-col">
        <bdi className="truncate font-medium">{name}</bdi>
        <span className="text-12 text-subtle">
          {filterWords(rule.filter)}, in{' '}
          <ForeignText text={rule.client.clientId} className="font-mono" />,{' '}
          {rule.way === 'client' ? 'only this client' : 'whole sessions'}
        </span>
      </span>
      <Button
        variant="danger-outline"
        icon={<Play size={15} aria-hidden />}
        isDisabled={!mayRevoke}
        aria-label={`Plan by rule ${name}`}
        onPress={() =>
          void navigate({
            to: '/realms/$realm/clients/$clientId/sessions',
            params: { realm, clientId: rule.client.clientId },
            search: { ...rule.filter, run: rule.id },
          })
        }
      >
        Plan…
      </Button>
      <IconButton label={`Delete rule ${name}`} onPress={() => void onDelete()}>
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </li>
  );
}
