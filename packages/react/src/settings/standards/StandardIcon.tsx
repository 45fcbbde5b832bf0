import type { ReactElement } from 'react';
import type { StandardCheck } from './standard.ts';

export function StandardIcon({ unmet }: Pick<StandardCheck, 'unmet'>): ReactElement {
  const mark = { met: 'm4.5 8.5 2.5 2.5 4.5-5.5', SHALL: 'm5.5 5.5 5 5m0-5-5 5', SHOULD: 'M8 4.5v4m0 2.75v.5' };
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d={mark[unmet ?? 'met']} />
    </svg>
  );
}
