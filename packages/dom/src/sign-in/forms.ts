import type { Session } from '@curfew/core';

export interface SignInForms {
  isOpen(): boolean;
  open(): () => void;
  /** Calls `onChange` when the first one opens, and when the last one closes. */
  subscribe(onChange: () => void): () => void;
}

const known = new WeakMap<Session, SignInForms>();

/** A dialog with a form covers the page itself while it is verified whose session it is. */
export function signInForms(session: Session): SignInForms {
  const forms = known.get(session) ?? create();
  known.set(session, forms);
  return forms;
}

function create(): SignInForms {
  const listeners = new Set<() => void>();
  let count = 0;

  function add(by: number): void {
    const wasOpen = count > 0;
    count += by;
    if (wasOpen !== count > 0) for (const listener of listeners) listener();
  }

  return {
    isOpen: () => count > 0,
    open() {
      let isOpen = true;
      add(1);
      return () => {
        if (isOpen) add(-1);
        isOpen = false;
      };
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
