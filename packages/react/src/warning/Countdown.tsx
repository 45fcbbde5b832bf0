'use client';

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { useSession } from '../hooks/useSession.ts';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';
import { digitsText } from '../messages/intl.ts';
import { classNames } from '../modal/classNames.ts';
import { useWarning } from './context.ts';

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
  const circle = { cx: 32, cy: 32, r: 30, pathLength: 1 };
  return (
    <div {...props} ref={ref} className={classNames('curfew-countdown', className)}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle {...circle} />
        <circle
          {...circle}
          strokeDasharray={`${leftMs / Math.max(leftMs, warnMs, 1)} 1`}
          transform="rotate(-90 32 32)"
        />
      </svg>
      <WarningDigits />
    </div>
  );
});

/** The time left in digits. A timer is silent to screen readers: what they hear is announced. */
export function WarningDigits(): ReactElement {
  const { locale } = useWarning();
  return (
    <span className="curfew-digits" role="timer">
      {digitsText(useTimeLeft()?.endsMs ?? 0, locale)}
    </span>
  );
}
