import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { filterWords } from '#components/filter-words.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import type { SessionClient } from '#domain/offline-session.ts';
import type { RevocationWay } from '#domain/revocation-plan.ts';
import {
  LONGEST_RULE_NAME,
  type RuleProblem,
  ruleProblem,
  storedFilter,
} from '#domain/saved-rule.ts';
import type { SessionSearch } from '#domain/session-search.ts';
import { readRules, saveRule } from '#jobs/saved-rule-store.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { Segments } from '#ui/segments.tsx';

interface SaveRuleDialogProps {
  readonly realm: string;
  readonly client: SessionClient;
  readonly search: SessionSearch;
  readonly onClose: () => void;
}

/** Asks for the name of a rule and says what of the filters it keeps. */
export function SaveRuleDialog({ realm, client, search, onClose }: SaveRuleDialogProps) {
  const [name, setName] = useState('');
  const [way, setWay] = useState<RevocationWay>('client');
  const [problem, setProblem] = useState<string>();
  const [isSaved, setIsSaved] = useState(false);

  async function save() {
    const rule = {
      id: crypto.randomUUID(),
      realm,
      name: name.trim(),
      client,
      way,
      filter: storedFilter(search),
    };
    try {
      const found = ruleProblem(rule, search, await readRules(realm));
      if (found) {
        setProblem(PROBLEMS[found]);
        return;
      }
      await saveRule(rule);
      setIsSaved(true);
    } catch {
      setProblem('This browser keeps nothing for this page, so the rule cannot be saved.');
    }
  }

  return (
    <Dialog
      title="Save these filters as a rule"
      onClose={onClose}
      note="Kept in this browser."
      actions={
        isSaved ? (
          <>
            <Link
              to="/realms/$realm/revocations"
              params={{ realm }}
              className={buttonClass('secondary')}
            >
              Open Revocations
            </Link>
            <Button variant="primary" autoFocus onPress={onClose}>
              Close
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" onPress={() => void save()}>
              Save rule
            </Button>
          </>
        )
      }
    >
      {isSaved ? (
        <Notice tone="ok" role="status">
          Saved. “{name.trim()}” is on the page Revocations, to be planned with one click.
        </Notice>
      ) : (
        <>
          <p className="text-14 text-muted">
            {filterWords(storedFilter(search)) || 'Nothing of the filters can be kept'}, in{' '}
            <ForeignText text={client.clientId} className="font-mono" />. Ages count from the moment
            the rule is run.
          </p>
          <label className="flex flex-col gap-1">
            <span className="text-muted">Name</span>
            <input
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for nothing else
              autoFocus
              value={name}
              maxLength={LONGEST_RULE_NAME}
              placeholder="Sweep idle over 45 d"
              aria-invalid={problem !== undefined}
              onChange={({ target }) => {
                setName(target.value);
                setProblem(undefined);
              }}
              className="rounded-control border-line-control bg-surface h-8 border px-2.5 max-sm:h-11"
            />
          </label>
          <span className="flex">
            <Segments
              label="What it revokes"
              options={[
                { id: 'client', label: 'Only this client' },
                { id: 'session', label: 'Whole session' },
              ]}
              value={way}
              onChange={setWay}
            />
          </span>
          {problem !== undefined && (
            <Notice tone="warn" role="alert">
              {problem}
            </Notice>
          )}
        </>
      )}
    </Dialog>
  );
}

const PROBLEMS: Record<RuleProblem, string> = {
  'no-name': 'Give the rule a name.',
  'long-name': `A name has at most ${LONGEST_RULE_NAME} characters.`,
  'name-taken': 'Another rule of this realm has that name.',
  'no-filter': 'Without a filter every session of the client would match. Set one first.',
  'names-somebody':
    'Searches by text, user name or address are not kept in the browser: they name people. Clear them, or use ages, rules and states.',
};
