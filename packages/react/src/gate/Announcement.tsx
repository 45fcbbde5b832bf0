'use client';

import { expiredInEnglish as english, type GateState, returnFocus } from '@curfew/dom/shared';
import { type ReactElement, useLayoutEffect, useState } from 'react';
import { useSession } from '../hooks/use-session.ts';
import { useTexts } from '../messages/use-texts.ts';
import { InBody } from '../modal/InBody.tsx';
import { LiveRegion } from '../modal/LiveRegion.tsx';

/** Beside the screen: what is in it is gone by then. */
export function Announcement({ screen, page }: GateState): ReactElement | null {
  const status = useSession((snapshot) => snapshot.status);
  const [texts] = useTexts('expired', english);
  const [ended, note] = useState<GateState['page'] | null>(null);
  const hasEnded = screen?.phase === 'ended';
  const isBack = ended !== null && !screen && status === 'active';
  if (hasEnded && ended !== page) note(page);
  if (ended && !screen && status !== 'active' && status !== 'pending') note(null);

  useLayoutEffect(() => {
    // What had focus is gone with the former page.
    if (isBack && document.activeElement === document.body) returnFocus(document.documentElement);
  }, [isBack]);

  if (!ended) return null;
  const isKept = ended.state === 'kept' && ended.discards === page.discards;
  return (
    <InBody>
      <LiveRegion>{isBack && (isKept ? texts.back : ended.state === 'kept' ? '' : texts.signedInAgain)}</LiveRegion>
    </InBody>
  );
}
