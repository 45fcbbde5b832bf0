import {
  ApplicationRef,
  createComponent,
  DestroyRef,
  ElementRef,
  EnvironmentInjector,
  inject,
  type Signal,
  signal,
} from '@angular/core';
import type { SessionSnapshot } from '@curfew/core';
import { mountExpired, mountWarning } from '@curfew/dom';
import { session } from './account';
import { SignIn } from './sign-in';

/** Runs the session while the component exists. Its element is covered after the end. */
export function injectSession(): Signal<SessionSnapshot> {
  const app = inject(ApplicationRef);
  const environmentInjector = inject(EnvironmentInjector);
  const snapshot = signal(session.getSnapshot());

  function mountSignIn(hostElement: HTMLElement): () => void {
    const form = createComponent(SignIn, { environmentInjector, hostElement });
    app.attachView(form.hostView);
    return () => form.destroy();
  }

  const stops = [
    session.subscribe(() => snapshot.set(session.getSnapshot())),
    mountExpired(session, { hide: inject(ElementRef).nativeElement, keep: true, signIn: mountSignIn }),
    mountWarning(session, { signIn: mountSignIn }),
    session.start(),
  ];
  inject(DestroyRef).onDestroy(() => {
    for (const stop of stops) stop();
  });
  return snapshot.asReadonly();
}
