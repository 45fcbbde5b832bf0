'use client';

import { useSession } from '../hooks/use-session.ts';
import { rules as english } from '../messages/en/rules.ts';
import { Rich } from '../messages/Rich.tsx';
import { useTexts } from '../messages/use-texts.ts';
import { type Part, partsOf } from '../parts/part.tsx';

const part = partsOf(() => useSession(({ policy }) => policy));

/**
 * The durations in force in one sentence, for use before a long form, as WCAG 2.2.6 requires. It is empty while they
 * are not known. It is a part: `className`, `render` and `ref` apply to its `<p>`.
 *
 * @throws Error outside of `<SessionProvider>`
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
