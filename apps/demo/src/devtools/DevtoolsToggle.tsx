import { lazy, Suspense, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useRemembered } from './use-remembered.ts';

const Panel = lazy(() => import('./panel.tsx'));

export function DevtoolsToggle() {
  const [open, setOpen] = useRemembered('devtools');
  const toggle = useRef<HTMLButtonElement>(null);

  function close() {
    setOpen(false);
    toggle.current?.focus();
  }

  return (
    <>
      <button
        ref={toggle}
        type="button"
        className="button button--small devtools-toggle"
        aria-pressed={open}
        onClick={() => setOpen(!open)}
      >
        Session devtools
      </button>
      {open &&
        createPortal(
          <Suspense>
            <Panel onClose={close} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
