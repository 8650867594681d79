import { useEffect, useState } from 'react';

import type { SavedRule } from '#domain/saved-rule.ts';
import { visibleText } from '#domain/visible-text.ts';
import { readRules } from '#jobs/saved-rule-store.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { type MatchingList, WaitForList } from './wait-for-list.tsx';

interface RunRuleProps extends MatchingList {
  readonly realm: string;
  readonly ruleId: string;
  readonly onClose: () => void;
  readonly onReady: (rule: SavedRule) => void;
}

/** Plans by a saved rule whose filters are in the address already, once the list is whole. */
export function RunRule({ realm, ruleId, onClose, onReady, ...list }: RunRuleProps) {
  const rule = useRule(realm, ruleId);
  if (rule === undefined) return null;
  if (rule === 'missing') {
    return (
      <Notice
        tone="warn"
        role="alert"
        actions={
          <Button size="sm" onPress={onClose}>
            Close
          </Button>
        }
      >
        This browser has no such rule. Its filters are set all the same.
      </Notice>
    );
  }
  return (
    <WaitForList
      {...list}
      title={`Rule “${visibleText(rule.name)}”`}
      onClose={onClose}
      onWhole={() => onReady(rule)}
    />
  );
}

function useRule(realm: string, ruleId: string): SavedRule | 'missing' | undefined {
  const [rule, setRule] = useState<SavedRule | 'missing'>();
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      // A browser that keeps nothing has no rules either.
      const rules = await readRules(realm).catch((): SavedRule[] => []);
      if (isCurrent) setRule(rules.find(({ id }) => id === ruleId) ?? 'missing');
    })();
    return () => {
      isCurrent = false;
    };
  }, [realm, ruleId]);
  return rule;
}
