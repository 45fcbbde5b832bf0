import type { SessionSnapshot } from '@curfew/core';
import { mountExpired, mountWarning } from '@curfew/dom';
import { mount, unmount } from 'svelte';
import { readable } from 'svelte/store';
import { session } from './account';
import SignIn from './SignIn.svelte';

/** `$snapshot` in a component. */
export const snapshot = readable<SessionSnapshot>(session.getSnapshot(), (set) => {
  const update = () => set(session.getSnapshot());
  update();
  return session.subscribe(update);
});

/** For `{@attach runSession}`: runs the session while the element exists, and covers it after the end. */
export function runSession(hide: HTMLElement): () => void {
  const stops = [
    mountExpired(session, { hide, keep: true, signIn: mountSignIn }),
    mountWarning(session, { signIn: mountSignIn }),
    session.start(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function mountSignIn(target: HTMLElement): () => void {
  const form = mount(SignIn, { target });
  return () => void unmount(form);
}
