'use client';

import { durationText } from '@curfew/dom';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useContext, useRef } from 'react';
import { em, PictureContext, Spot } from './shapes.tsx';
import { type Bounds, rounded, valueAfter, within } from './steps.ts';
import { instantAt, MINUTE, placeOf, type Scale } from './timeline.ts';

/** In px. A finger needs 44. */
const TARGET_PX = 44;

interface HandleProps {
  readonly label: string;
  readonly valueMs: number;
  readonly bounds: Bounds;
  /** The id of the error, if the value is not allowed. */
  readonly errorId: string | undefined;
  readonly scale: Scale;
  /** The middle, in px. */
  readonly y: number;
  readonly locale: string;
  readonly onValueChange: (ms: number) => void;
  /** The scale must not change while a hand is on it. */
  readonly onGrab: () => void;
  readonly onRelease: () => void;
  readonly children: ReactElement;
}

export function Handle(props: HandleProps): ReactElement {
  const { label, valueMs, bounds, errorId, scale, y, locale, onValueChange, onGrab, onRelease, children } = props;
  const { isRtl, box } = useContext(PictureContext);
  /** In px from the handle's middle. */
  const grabbed = useRef<number | null>(null);
  const at = placeOf(scale, valueMs);

  function change(ms: number): void {
    if (ms !== valueMs) onValueChange(ms);
  }

  function grab(event: PointerEvent<SVGGElement>): void {
    if (event.button !== 0) return;
    const { left, width } = box();
    grabbed.current = event.clientX - left - (width * (isRtl ? 100 - at : at)) / 100;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    // A drag would select the page's text.
    event.preventDefault();
    onGrab();
  }

  function drag(event: PointerEvent<SVGGElement>): void {
    if (grabbed.current === null) return;
    const { left, width } = box();
    const place = (100 * (event.clientX - grabbed.current - left)) / width;
    change(rounded(instantAt(scale, isRtl ? 100 - place : place), bounds, scale.rangeMs / width));
  }

  function release(): void {
    if (grabbed.current === null) return;
    grabbed.current = null;
    onRelease();
  }

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = valueAfter(event.key, valueMs, bounds, isRtl);
    if (next === null) return;
    event.preventDefault();
    change(next);
  }

  return (
    <Spot at={at} y={y}>
      <g
        className="curfew-handle"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={bounds[0] / MINUTE}
        aria-valuemax={bounds[1] / MINUTE}
        aria-valuenow={within(bounds, valueMs) / MINUTE}
        aria-valuetext={durationText(valueMs, locale)}
        aria-invalid={!!errorId}
        aria-describedby={errorId}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onLostPointerCapture={release}
        onKeyDown={press}
      >
        <rect
          className="curfew-handle-target"
          x={-TARGET_PX / 2}
          y={-TARGET_PX / 2}
          width={TARGET_PX}
          height={TARGET_PX}
        />
        <rect className="curfew-handle-focus" x={em(-16)} y={em(-17)} width={em(32)} height={em(34)} rx={em(9)} />
        {children}
      </g>
    </Spot>
  );
}
