'use client';

import type { PolicySessions } from '@curfew/core';
import { numberText } from '@curfew/dom';
import { type ReactElement, useId } from 'react';
import { affected as english } from '../../messages/en/affected.ts';
import { Rich } from '../../messages/Rich.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { axisText } from './axis-text.ts';
import { barsOf, countBeyond } from './bars.ts';

interface HistogramProps {
  readonly kind: 'idle' | 'age';
  readonly sessions: PolicySessions;
  /** `null` while its field is empty. */
  readonly limitMs: number | null;
  readonly savedMs: number;
}

export function Histogram({ kind, sessions, limitMs, savedMs }: HistogramProps): ReactElement {
  const [texts, locale] = useTexts('affected', english);
  const id = useId();
  const buckets = sessions[kind];
  const limit = { limitMs: limitMs ?? Number.POSITIVE_INFINITY, savedMs };
  return (
    <figure>
      <figcaption id={id}>
        {texts.chart[kind]} {limitMs !== null && <small>{texts.limit({ limitMs }, locale)}</small>}
      </figcaption>
      <ul aria-labelledby={id}>
        {barsOf(buckets, limit).map(({ share, part, line, ...bucket }) => (
          <li key={bucket.fromMs} data-part={part} data-line={line}>
            <span className="curfew-hidden">{texts.bar({ ...bucket, part }, locale)}</span>
            <small aria-hidden="true">
              {bucket.count > 0 && numberText(bucket.count, locale, { notation: 'compact' })}
            </small>
            <Column share={share} id={`${id}${bucket.fromMs}`} />
            <small aria-hidden="true">{axisText(bucket.fromMs, locale)}</small>
          </li>
        ))}
      </ul>
      {limitMs !== null && (
        <p>
          <Rich text={texts[kind]({ ...countBeyond(buckets, limit), of: sessions.total, limitMs }, locale)} />
        </p>
      )}
    </figure>
  );
}

/** The style sheet shows the pattern beyond the limit. */
function Column({ share, id }: { readonly share: number; readonly id: string }): ReactElement {
  // One session beside a thousand is still visible.
  const height = share && `${Math.max(4, share * 100)}%`;
  const y = share && `${100 - Math.max(4, share * 100)}%`;
  return (
    <svg aria-hidden="true">
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v6" />
      </pattern>
      <rect width="100%" y={y} height={height} />
      <rect width="100%" y={y} height={height} fill={`url("#${id}")`} />
    </svg>
  );
}
