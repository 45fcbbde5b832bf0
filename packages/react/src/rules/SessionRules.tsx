'use client';

import { useSession } from '../hooks/useSession.ts';
import { rules as english } from '../messages/en/rules.ts';
import { Rich } from '../messages/Rich.tsx';
import { useTexts } from '../messages/useTexts.ts';
import { type Part, partsOf } from '../parts/part.tsx';

const part = partsOf(() => useSession(({ policy }) => policy));

/**
 * The session's durations in one sentence, as they are at this moment: WCAG 2.2.6 wants people to know before they begin a
 * long form. Empty while they are not known. A part: `className`, `render` and a `ref` go to its `<p>`.
 *
 * @throws Error outside a provider
 * @example
 * <form>
 *   <SessionRules />
 *   …
 * </form>
 */
export const SessionRules: Part<'p'> = part('p', 'curfew-rules', (policy) => {
  const [{ sentence }, locale] = useTexts('rules', english);
  return { children: policy && <Rich text={sentence(policy, locale)} /> };
});
