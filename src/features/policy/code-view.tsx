import { useState } from 'react';

import { counted } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { draftSize } from '#domain/policy-draft.ts';
import { type ParsedPolicy, parsePolicyCode } from '#domain/policy-parse.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Segments } from '#ui/segments.tsx';

import { CodePanel } from './code-panel.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';

interface CodeViewProps {
  readonly realm: string;
  readonly editing: PolicyEditing;
  readonly canEdit: boolean;
}

/** The policy as other tools take it, and a policy from them as a draft. */
export function CodeView({ realm, editing, canEdit }: CodeViewProps) {
  const hasDraft = draftSize(editing.draft) > 0;
  const [which, setWhich] = useState<'today' | 'draft'>('today');
  const isDraft = hasDraft && which === 'draft';
  return (
    <section
      aria-label="The policy as code"
      className="grid min-h-72 flex-1 grid-cols-2 content-start gap-4 overflow-y-auto max-xl:grid-cols-1"
    >
      <div className="rounded-card border-line bg-surface flex min-w-0 flex-col gap-3 border p-4">
        {hasDraft && (
          <div className="flex">
            <Segments
              label="Which policy"
              options={[
                { id: 'today', label: 'Policy of today' },
                { id: 'draft', label: 'Changes of the draft' },
              ]}
              value={which}
              onChange={setWhich}
            />
          </div>
        )}
        <CodePanel
          realm={realm}
          today={editing.saved}
          drafted={isDraft ? editing.drafted : undefined}
        />
      </div>
      <PolicyImport realm={realm} editing={editing} canEdit={canEdit} />
    </section>
  );
}

/** More than any realm's policy: a client takes some 200 characters. */
const MOST_CHARACTERS = 5_000_000;

function PolicyImport({ realm, editing, canEdit }: CodeViewProps) {
  const [text, setText] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = text.trim() === '' ? undefined : parsePolicyCode(text, editing.saved);

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size > MOST_CHARACTERS) setProblem('This file is larger than any policy.');
    else {
      setProblem(undefined);
      setText(await file.text());
    }
  }

  return (
    <div className="rounded-card border-line bg-surface flex min-w-0 flex-col gap-3 border p-4">
      <h3 className="font-semibold">From JSON to a draft</h3>
      <p className="text-muted">
        Paste a policy, or drop a file of one: the JSON from here, or that of keycloak-config-cli.
        What differs from today becomes a draft; nothing is sent.
      </p>
      <textarea
        aria-label="Policy as JSON"
        value={text}
        spellCheck={false}
        disabled={!canEdit}
        onChange={({ target }) => setText(target.value.slice(0, MOST_CHARACTERS))}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer.files[0]);
        }}
        className={`rounded-control bg-surface text-12 min-h-40 border p-2 font-mono ${isOver ? 'border-accent border-dashed' : 'border-line-control'}`}
      />
      <label className="text-muted flex flex-wrap items-center gap-2">
        or a file:
        <input
          type="file"
          accept=".json,application/json"
          disabled={!canEdit}
          onChange={({ target }) => void take(target.files?.[0])}
          className="max-w-full"
        />
      </label>
      {problem !== undefined && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      {read && <ImportResult realm={realm} read={read} />}
      <div>
        <Button
          variant="primary"
          isDisabled={!canEdit || read?.kind !== 'ok' || draftSize(read.draft) === 0}
          onPress={() => {
            if (read?.kind === 'ok') editing.begin(read.draft);
            setText('');
          }}
        >
          {read?.kind === 'ok'
            ? `Make a draft of ${counted(draftSize(read.draft), 'change')}`
            : 'Make a draft'}
        </Button>
      </div>
    </div>
  );
}

/** More lines than anybody reads. */
const MOST_PROBLEMS = 20;

function ImportResult({ realm, read }: { realm: string; read: ParsedPolicy }) {
  if (read.kind === 'invalid') {
    return (
      <Notice tone="danger" role="alert">
        This cannot be read as a policy. Nothing is changed.
        <ul className="list-disc pl-4">
          {read.problems.slice(0, MOST_PROBLEMS).map(({ path, problem }) => (
            <li key={`${path} ${problem}`}>
              <code className="font-mono break-all">{visibleText(path)}</code>{' '}
              {visibleText(problem)}
            </li>
          ))}
          {read.problems.length > MOST_PROBLEMS && (
            <li>and {read.problems.length - MOST_PROBLEMS} more</li>
          )}
        </ul>
      </Notice>
    );
  }
  return (
    <>
      {read.realm !== undefined && read.realm !== realm && (
        <Notice tone="warn">
          It is of realm <ForeignText text={read.realm} className="font-medium" />, and this is{' '}
          <ForeignText text={realm} className="font-medium" />.
        </Notice>
      )}
      {draftSize(read.draft) === 0 && (
        <Notice tone="ok" role="status">
          It is the policy of today: nothing differs.
        </Notice>
      )}
    </>
  );
}
