'use client';

import { focus } from '@curfew/dom/shared';
import { type ReactElement, useId, useRef } from 'react';
import { standards as english } from '../../messages/en/standards.ts';
import { Rich } from '../../messages/Rich.tsx';
import type { StandardScope } from '../../messages/types.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { monthText } from './month-text.ts';
import { StandardIcon } from './StandardIcon.tsx';
import { applyStandard, type Standard, type StandardCheck } from './standard.ts';

interface StandardItemProps {
  readonly standard: Standard;
  readonly check: StandardCheck;
}

export function StandardItem({ standard, check }: StandardItemProps): ReactElement {
  const { draft, limits, readOnly, texts: form, dispatch } = useSettings();
  const [texts, locale] = useTexts('standards', english);
  const verdict = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const { name, scope, clause, date, url } = standard;
  const { unmet } = check;

  // Without a duration there is no excess to name.
  const reasons = check.figures
    .filter(({ overMs }) => !unmet || overMs !== 0)
    .map(({ field, overMs, ...figure }) =>
      overMs
        ? texts.excess({ label: form.label[field], overMs, ...figure }, locale)
        : texts.rule({ label: form.label[field], ...figure }, locale),
    );
  const isOffered = !!unmet && !readOnly;
  const next = isOffered && applyStandard(standard, draft, limits);
  const isBlocked = isOffered && !next;

  return (
    <li data-state={unmet ?? 'met'}>
      <StandardIcon unmet={unmet} />
      <div>
        <div>
          <a href={url} target="_blank" rel="noreferrer">
            <bdi id={`${id}name`}>{scope ? `${name} (${texts.scope[scope as StandardScope] ?? scope})` : name}</bdi>{' '}
            <span className="curfew-hidden">{texts.newTab}</span>
          </a>{' '}
          <small>
            <bdi>{clause}</bdi>
            {date && <span>{` · ${monthText(date, locale)}`}</span>}
          </small>
        </div>{' '}
        <p ref={verdict} tabIndex={-1}>
          <Rich text={texts.verdict({ isMet: !unmet, reasons }, locale)} />
        </p>
        {isBlocked && <p id={`${id}blocked`}>{texts.blocked({ minMs: limits.minMs }, locale)}</p>}
      </div>
      {isOffered && (
        <button
          type="button"
          id={`${id}apply`}
          className="curfew-button curfew-small"
          aria-labelledby={`${id}apply ${id}name`}
          aria-describedby={isBlocked ? `${id}blocked` : undefined}
          aria-disabled={isBlocked}
          onClick={() => {
            if (!next) return;
            dispatch({ type: 'edit', durations: next });
            // The button disappears, because the standard is met.
            focus(verdict.current);
          }}
        >
          {texts.apply}
        </button>
      )}
    </li>
  );
}
