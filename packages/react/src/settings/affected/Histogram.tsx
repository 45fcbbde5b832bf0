'use client';

import { numberText } from '@curfew/dom';
import { type ReactElement, useId } from 'react';
import { affected as english } from '../../messages/en/affected.ts';
import { Rich } from '../../messages/Rich.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { axisText } from './axis-text.ts';
import type { Bars } from './bars.ts';

interface HistogramProps extends Bars {
  readonly kind: 'idle' | 'age';
  /** `null` while its field is empty. */
  readonly limitMs: number | null;
  readonly of: number;
}

export function Histogram({ kind, limitMs, bars, ...beyond }: HistogramProps): ReactElement {
  const [texts, locale] = useTexts('affected', english);
  const id = useId();
  return (
    <figure>
      <figcaption id={id}>
        <span>{texts.chart[kind]}</span> {limitMs !== null && <small>{texts.limit({ limitMs }, locale)}</small>}
      </figcaption>
      <ul aria-labelledby={id}>
        {bars.map(({ share, part, line, ...bucket }) => {
          const count = bucket.count > 0 ? numberText(bucket.count, locale, { notation: 'compact' }) : '';
          return (
            <li key={bucket.fromMs} data-part={part} data-line={line}>
              <span className="curfew-hidden">{texts.bar({ ...bucket, part }, locale)}</span>
              <small data-length={Math.min(count.length, 5)} aria-hidden="true">
                {count}
              </small>
              <Column share={share} id={`${id}${bucket.fromMs}`} />
              <small aria-hidden="true">{axisText(bucket.fromMs, locale)}</small>
            </li>
          );
        })}
      </ul>
      {limitMs !== null && (
        <p>
          <Rich text={texts[kind]({ ...beyond, limitMs }, locale)} />
        </p>
      )}
    </figure>
  );
}

/** The style sheet shows the pattern beyond the limit. */
function Column({ share, id }: { readonly share: number; readonly id: string }): ReactElement {
  // One session beside a thousand is still visible.
  const height = share && Math.max(4, share * 100);
  const bar = { width: '100%', y: `${100 - height}%`, height: `${height}%` };
  return (
    <svg aria-hidden="true">
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v6" />
      </pattern>
      <rect {...bar} />
      <rect {...bar} fill={`url("#${id}")`} />
    </svg>
  );
}
