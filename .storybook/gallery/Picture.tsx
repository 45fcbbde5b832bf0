import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import type { Width } from './choice.ts';

/** How far from the window a frame is loaded. */
const NEAR = '200px';

/** The height of a screen, in px, for what covers the page or is fixed to its edges. */
const SCREEN_HEIGHT = 480;
const FIXED = 'dialog[open], .curfew-bar, .curfew-devtools';

/** Classes by which Storybook shows a story, or its error. Before, it shows a sign of its own that it loads. */
const PREPARED = '.sb-show-main:not(.sb-show-preparing-story), .sb-show-errordisplay';

interface PictureProps {
  readonly src: string;
  readonly title: string;
  /** Its language, theme and width in words. */
  readonly look: string;
  readonly size: Width;
}

/** A story in a frame. Far from the window it is empty, because hundreds of frames would fill the memory. */
export function Picture({ src, title, look, size: { width, height, scale } }: PictureProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useNear(box);
  const [measured, setMeasured] = useState(SCREEN_HEIGHT);
  const inPx = { inlineSize: width, blockSize: height ?? measured };
  return (
    <div className="gallery-picture">
      <div ref={box} style={{ inlineSize: inPx.inlineSize * scale, blockSize: inPx.blockSize * scale }}>
        {isNear && (
          <iframe
            // Stories in it must not take the focus of the page.
            inert
            title={title}
            src={src}
            style={{ ...inPx, scale }}
            onLoad={({ currentTarget }) => followHeight(currentTarget, setMeasured)}
          />
        )}
      </div>
      <small>{look}</small>
    </div>
  );
}

function useNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    // Several changes may be reported at once, oldest first.
    const observer = new IntersectionObserver((changes) => setNear(changes.at(-1)?.isIntersecting ?? false), {
      rootMargin: NEAR,
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}

/** Shows a frame once its story is there, not while Storybook prepares it, and reports its height until it is removed. */
function followHeight(frame: HTMLIFrameElement, onHeight: (px: number) => void): void {
  const body = frame.contentDocument?.body;
  const root = body?.querySelector('#storybook-root');
  if (!body || !root) return;
  const measure = () => {
    if (!body.matches(PREPARED)) return;
    frame.dataset.loaded = '';
    const content = Math.ceil(root.getBoundingClientRect().bottom) + 24;
    onHeight(body.querySelector(FIXED) ? Math.max(SCREEN_HEIGHT, content) : content);
  };
  measure();
  new ResizeObserver(measure).observe(root);
  new MutationObserver(measure).observe(body, { childList: true, attributeFilter: ['class'] });
}
