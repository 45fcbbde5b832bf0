import type { SessionSnapshot } from '@curfew/core';
import { mountExpired, mountWarning } from '@curfew/dom';
import { createApp, onMounted, onUnmounted, type Ref, type ShallowRef, shallowRef } from 'vue';
import { session } from './account';
import SignIn from './SignIn.vue';

/** Runs the session while the component is mounted. The element is covered after the end. */
export function useSession(hidden: Readonly<Ref<HTMLElement | null>>): Readonly<ShallowRef<SessionSnapshot>> {
  const snapshot = shallowRef(session.getSnapshot());
  let stops: (() => void)[] = [];

  onMounted(() => {
    stops = [
      session.subscribe(() => {
        snapshot.value = session.getSnapshot();
      }),
      mountExpired(session, { hide: hidden.value, keep: true, signIn: mountSignIn }),
      mountWarning(session, { signIn: mountSignIn }),
      session.start(),
    ];
  });
  onUnmounted(() => {
    for (const stop of stops) stop();
  });
  return snapshot;
}

function mountSignIn(element: HTMLElement): () => void {
  const form = createApp(SignIn);
  form.mount(element);
  return () => form.unmount();
}
