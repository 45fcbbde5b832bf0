import type { Tab } from '@curfew/core/testing';
import type { ReactElement } from 'react';
import { leftText } from './time.ts';
import './deadlines.css';

/** The time that a tab has left until each end, as bars. The mark on a bar is where the warning begins. */
export function Deadlines({ tab: { session } }: { readonly tab: Tab }): ReactElement {
  const { policy, status } = session.getSnapshot();
  const deadlines = status === 'ended' ? null : session.getDeadlines();
  const now = session.clock.now();
  return (
    <dl className="deadlines">
      <Deadline name="Idle" left={deadlines && deadlines.idleAt - now} whole={policy?.idleMs} warn={policy?.warnMs} />
      <Deadline name="Maximum" left={deadlines && deadlines.maxAt - now} whole={policy?.maxMs} warn={policy?.warnMs} />
    </dl>
  );
}

interface DeadlineProps {
  readonly name: string;
  /** In ms, as `whole` and `warn`. `null` without a session. */
  readonly left: number | null;
  readonly whole: number | undefined;
  readonly warn: number | undefined;
}

function Deadline({ name, left, whole = 1, warn = 0 }: DeadlineProps): ReactElement {
  const ms = Math.max(0, left ?? 0);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" data-warns={ms <= warn || undefined}>
          <rect width="100" height="8" />
          <rect width={(100 * ms) / whole} height="8" />
          <line x1={(100 * warn) / whole} x2={(100 * warn) / whole} y2="8" />
        </svg>
        <span>{left === null ? '–' : leftText(ms)}</span>
      </dd>
    </div>
  );
}
