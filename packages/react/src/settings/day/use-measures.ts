'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Measures {
  /** In px. */
  readonly width: number;
  /** Time runs to the left. */
  readonly isRtl: boolean;
  /** In px. Estimated before the first rendering. */
  readonly textWidth: (text: string) => number;
  /** Where the picture is in the window, in px. */
  readonly box: () => DOMRect;
}

/** On a server, and in a browser until it has measured. */
const WIDTH_PX = 640;
const CHARACTER_PX = 7;

/** Measures after each rendering, and when the size or the direction of writing changes. */
export function useMeasures(): readonly [ref: RefObject<SVGSVGElement | null>, measures: Measures] {
  const ref = useRef<SVGSVGElement>(null);
  const widths = useRef(new Map<string, number>());
  const [{ width, isRtl }, keep] = useState({ width: WIDTH_PX, isRtl: false });

  const measure = useCallback(() => {
    const picture = ref.current as SVGSVGElement;
    let hasChanged = false;
    for (const element of picture.querySelectorAll('text')) {
      const text = element.textContent;
      // jsdom has no layout.
      const now = element.getComputedTextLength?.() || text.length * CHARACTER_PX;
      if (Math.abs((widths.current.get(text) ?? 0) - now) > 1) hasChanged = true;
      widths.current.set(text, now);
    }
    const next = {
      width: picture.getBoundingClientRect().width || WIDTH_PX,
      isRtl: getComputedStyle(picture).direction === 'rtl',
    };
    keep((last) => (!hasChanged && last.width === next.width && last.isRtl === next.isRtl ? last : next));
  }, []);

  useLayoutEffect(measure);
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current as SVGSVGElement);
    const directions = new MutationObserver(measure);
    directions.observe(document, { subtree: true, attributeFilter: ['dir'] });
    return () => {
      observer.disconnect();
      directions.disconnect();
    };
  }, [measure]);

  return [
    ref,
    {
      width,
      isRtl,
      textWidth: (text) => widths.current.get(text) ?? text.length * CHARACTER_PX,
      box: () => (ref.current as SVGSVGElement).getBoundingClientRect(),
    },
  ];
}
