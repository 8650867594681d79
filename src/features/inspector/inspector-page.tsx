import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

import { PageHeader } from '#components/page-header.tsx';
import { inspectText } from '#domain/token-inspection.ts';
import { Button } from '#ui/button.tsx';

import { InspectionResult } from './inspection-result.tsx';

const route = getRouteApi('/realms/$realm/inspect');

/**
 * Says what a pasted token is and what became of its session. The text lives in this component alone:
 * it goes into no URL, query key, storage or request, and is gone with the page. A bare id is in the
 * links of the result, which are followed by hand alone: it may be a secret that looks like one.
 */
export function InspectorPage() {
  const { realm } = route.useParams();
  const [text, setText] = useState('');
  const inspection = useMemo(() => inspectText(text), [text]);

  // A browser may keep the page as it is for its Back button.
  useEffect(() => {
    const wipe = () => flushSync(() => setText(''));
    addEventListener('pagehide', wipe);
    return () => removeEventListener('pagehide', wipe);
  }, []);

  return (
    <div className="page-padding flex max-w-4xl flex-col gap-4">
      <PageHeader
        title="Inspector"
        realm={realm}
        subtitle="What a token is, whether its session still lives, when it dies and why."
      />
      <div className="flex flex-col gap-2">
        <label htmlFor="inspected" className="font-medium">
          Offline token, refresh token or session id
        </label>
        <textarea
          id="inspected"
          value={text}
          onChange={({ target }) => setText(target.value)}
          rows={5}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          translate="no"
          aria-describedby="inspected-note"
          className="rounded-control border-line-control bg-surface text-12 w-full resize-y border p-3 font-mono break-all"
        />
        <div className="flex flex-wrap items-center gap-3">
          <p id="inspected-note" className="text-subtle min-w-0 flex-1 basis-64">
            Decoded in this browser. A token is never sent or stored, and is wiped when you leave
            the page; of an id you are told before it goes anywhere.
          </p>
          <Button size="sm" isDisabled={text === ''} onPress={() => setText('')}>
            Clear
          </Button>
        </div>
      </div>
      <InspectionResult realm={realm} inspection={inspection} />
    </div>
  );
}
