'use client';

import { type ReactElement, useState } from 'react';
import { history as english } from '../../messages/en/history.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import { useHistory } from './use-history.ts';

interface SettingsHistoryProps {
  /** @default false */
  readonly defaultOpen?: boolean | undefined;
}

/** Who changed what and when, in a disclosure that loads when it is opened. Needs `onHistory`. */
export function SettingsHistory({ defaultOpen = false }: SettingsHistoryProps): ReactElement | null {
  const { onHistory, base, texts: form } = useSettings();
  const [texts] = useTexts('history', english);
  const [isOpen, open] = useState(defaultOpen);
  const [history, again] = useHistory(onHistory, isOpen, base.version);
  if (!onHistory) return null;
  return (
    <details
      className="curfew-card curfew-more curfew-history"
      open={defaultOpen}
      onToggle={({ currentTarget }) => open(currentTarget.open)}
      aria-busy={isOpen && history.type === 'loading'}
    >
      <summary>
        <strong>{texts.title}</strong>
      </summary>
      <div>
        {history.type === 'known' && history.changes.length > 0 ? (
          <ol>
            {history.changes.map((change) => (
              <HistoryEntry key={change.version} change={change} />
            ))}
          </ol>
        ) : (
          <p>{history.type === 'known' ? texts.none : texts[history.type]}</p>
        )}
        {history.type === 'failed' && (
          <button type="button" className="curfew-button curfew-small" onClick={again}>
            {form.tryAgain}
          </button>
        )}
      </div>
    </details>
  );
}
