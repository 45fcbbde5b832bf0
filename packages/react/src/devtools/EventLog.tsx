import type { ReactElement } from 'react';
import { instantText, valueText } from './format.ts';
import type { LogEntry } from './log.ts';
import { CAUSES, WORDS } from './words.ts';

interface EventLogProps {
  readonly log: readonly LogEntry[];
  readonly guard: number;
  readonly locale: string;
}

/** Newest first. No live region: announcements would interrupt the user. */
export function EventLog({ log, guard, locale }: EventLogProps): ReactElement {
  if (log.length === 0) return <p>{WORDS.noLog}</p>;
  return (
    <ol className="curfew-devtools-log">
      {log.map(({ id, at, cause, changes, effects, leading }) => (
        <li key={id}>
          <time>{instantText(at, locale)}</time>
          <div>
            <strong>{CAUSES[cause]}</strong>
            {effects.map((effect) => (
              <code key={effect}>{effect}</code>
            ))}
            {cause === 'lead' ? (
              <p>{leading ? WORDS.leads : WORDS.follows}</p>
            ) : (
              <p>
                {changes.length === 0
                  ? WORDS.nothingNew
                  : changes
                      .map(({ path, value }) => `${path || 'facts'} → ${valueText(path, value, guard, locale)}`)
                      .join(', ')}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
