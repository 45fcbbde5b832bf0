import { useSyncExternalStore } from 'react';

/** Where the console is. `question` continues a navigation that would lose unsaved changes, once the user agrees. */
interface Place {
  readonly path: string;
  readonly question: (() => void) | null;
}

let place: Place = { path: location.pathname, question: null };
let guarded = false;
/** The position of the entry that is shown, which each entry carries in its state. */
let index: number = history.state?.index ?? 0;
const listeners = new Set<() => void>();

history.replaceState({ index }, '');
addEventListener('popstate', moved);

function update(next: Partial<Place>): void {
  place = { ...place, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Back, Forward, or a link to a part of the page. */
function moved(): void {
  const target: number | undefined = history.state?.index;
  if (target === undefined) history.replaceState({ index: index + 1 }, '');
  const by = (target ?? index + 1) - index;
  if (guarded && location.pathname !== place.path) {
    // The browser has moved already: move back, then ask.
    history.go(-by);
    ask(() => history.go(by));
    return;
  }
  index += by;
  if (location.pathname !== place.path) update({ path: location.pathname });
}

function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const { pathname } = new URL(to, location.href);
  if (guarded && pathname !== place.path) {
    ask(() => navigate(to, { replace }));
    return;
  }
  if (!replace) index++;
  history[replace ? 'replaceState' : 'pushState']({ index }, '', to);
  update({ path: pathname });
}

function ask(question: () => void): void {
  update({ question });
}

/** The location hook of the router. While a page has unsaved changes, its path stays until the user agrees. */
export function useGuardedLocation(): [path: string, navigate: (to: string, options?: { replace?: boolean }) => void] {
  return [useSyncExternalStore(subscribe, () => place.path), navigate];
}

/** Whether the user has to answer before the page is left. */
export function useQuestion(): boolean {
  return useSyncExternalStore(subscribe, () => place.question !== null);
}

/** Protects the page from being left, or no longer. That answers an open question with no. */
export function guard(on: boolean): void {
  guarded = on;
  if (place.question) update({ question: null });
}

export function answer(leave: boolean): void {
  const { question } = place;
  if (leave) guarded = false;
  update({ question: null });
  if (leave) question?.();
}
