'use client';

import type { Session } from '@curfew/core';
import { toLocale } from '@curfew/dom/shared';
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react';
import { KitContext } from './context.ts';
import type { MessageOverrides } from './messages/types.ts';

/** Props of {@link SessionProvider}. */
export interface SessionProviderProps {
  /** Create it once, outside of React, with `createSession(…)` of `@curfew/core`. */
  readonly session: Session;
  /**
   * The BCP 47 tag by which times and durations are worded. `en_US` becomes `en-US`. English is used in place of a tag that
   * is not well formed, and the tag is reported. It is never read from the browser, so that the server and
   * the browser render the same.
   *
   * @default 'en'
   */
  readonly locale?: string | undefined;
  /** Texts that replace the English ones. Pass the same object in each render. */
  readonly messages?: MessageOverrides | undefined;
  readonly children?: ReactNode;
}

/**
 * Passes a session to the components below, and runs it while mounted. On a server it only renders.
 *
 * @example
 * const session = createSession({ policy: { idle: '15m', max: '12h' } });
 *
 * <SessionProvider session={session}>
 *   <App />
 *   <SessionWarning />
 * </SessionProvider>
 */
export function SessionProvider({ session, locale = 'en', messages, children }: SessionProviderProps): ReactElement {
  useEffect(() => session.start(), [session]);
  const kit = useMemo(() => ({ session, locale: toLocale(locale), messages }), [session, locale, messages]);
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>;
}
