import { useSyncExternalStore } from 'react';

/** `question` continues a navigation, once the user agrees. */
interface Place {
  readonly path: string;
  readonly question: (() => void) | null;
}

let place: Place = { path: location.pathname, question: null };
let guarded = false;
/** The move that is asked about once the browser has moved back. */
let held: (() => void) | null = null;
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
    held = () => history.go(by);
    history.go(-by);
    return;
  }
  index += by;
  const question = held;
  held = null;
  if (question || location.pathname !== place.path) update({ path: location.pathname, question });
}

function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const { pathname } = new URL(to, location.href);
  if (guarded && pathname !== place.path) {
    update({ question: () => navigate(to, { replace }) });
    return;
  }
  if (!replace) index++;
  history[replace ? 'replaceState' : 'pushState']({ index }, '', to);
  update({ path: pathname });
}

/** While a page has unsaved changes, its path stays until the user agrees. */
export function useGuardedLocation(): [path: string, navigate: (to: string, options?: { replace?: boolean }) => void] {
  return [useSyncExternalStore(subscribe, () => place.path), navigate];
}

export function useQuestion(): boolean {
  return useSyncExternalStore(subscribe, () => place.question !== null);
}

/** Any call answers an open question with no. */
export function guard(on: boolean): void {
  guarded = on;
  if (on) addEventListener('beforeunload', preventUnload);
  else removeEventListener('beforeunload', preventUnload);
  if (place.question) update({ question: null });
}

function preventUnload(event: Event): void {
  event.preventDefault();
}

/** Unsaved changes are lost without a question. */
export function replacePage(path: string): void {
  guard(false);
  location.replace(path);
}

export function answer(leave: boolean): void {
  const { question } = place;
  if (leave) guard(false);
  else update({ question: null });
  if (leave) question?.();
}
