'use client';

import { type ComponentPropsWithoutRef, type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';
import { classNames } from '../modal/classNames.ts';
import { TimeLeftDigits } from './TimeLeftDigits.tsx';

type CountdownProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * A ring that drains, with the time left in it. The ring is drawn by presentation attributes, which a strict
 * Content-Security-Policy allows.
 */
export const WarningCountdown: ForwardRefExoticComponent<CountdownProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  CountdownProps
>(function WarningCountdown({ className, ...props }, ref) {
  const leftMs = useTimeLeft()?.endsMs ?? 0;
  const warnMs = useSession((snapshot) => snapshot.policy?.warnMs) ?? 0;
  const share = leftMs / Math.max(leftMs, warnMs, 1);
  return (
    <div {...props} ref={ref} className={classNames('curfew-countdown', className)}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle className="curfew-track" cx="32" cy="32" r="29" />
        <circle
          className="curfew-time"
          cx="32"
          cy="32"
          r="29"
          pathLength="1"
          strokeDasharray={`${share} 1`}
          transform="rotate(-90 32 32)"
        />
      </svg>
      <TimeLeftDigits />
    </div>
  );
});
