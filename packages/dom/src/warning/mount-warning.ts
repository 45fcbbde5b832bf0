import type { Session } from '@curfew/core';
import { inThisZone, outsideZones } from '@curfew/core/adapters';
import { write } from '../elements/element.ts';
import { liveRegion } from '../elements/live-region.ts';
import { warning as english } from '../messages/en/warning.ts';
import { toLocale } from '../messages/locale.ts';
import { textsOver } from '../messages/texts.ts';
import { HAND_OVER_MS, takeTurn } from '../modal/take-turn.ts';
import type { DialogOptions } from '../options.ts';
import type { SignInSlot } from '../sign-in/slot.ts';
import { warningBar } from './bar.ts';
import { warningController } from './controller.ts';
import { countdown } from './countdown.ts';
import { warningDialog } from './dialog.ts';
import { isLastMinute } from './urgency.ts';
import type { WarningView } from './view.ts';

/** Options of {@link mountWarning}. */
export interface WarningOptions extends DialogOptions {
  /**
   * Whether the time left is shown before the page's title.
   *
   * @default true
   */
  readonly title?: boolean | undefined;
  /**
   * Fills the dialog with the sign-in form of your app. With it, the warning of the absolute timeout has a button "Sign in
   * again", and the absolute timeout begins anew when the person has signed in.
   */
  readonly signIn?: SignInSlot | undefined;
}

/**
 * Warns before a session ends, in a modal dialog. The idle warning offers to stay signed in. The absolute timeout
 * cannot be extended: its warning offers to keep working, and then shows the time left in a bar. With `signIn`, it also offers
 * to sign in again.
 *
 * Call it once per page, in a browser. It neither starts nor stops the session.
 *
 * @returns a function that removes everything from the page
 * @example
 * const session = createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });
 * session.start();
 * mountWarning(session, { locale: 'en-GB' });
 */
export function mountWarning(session: Session, options: WarningOptions = {}): () => void {
  const signIn = inThisZone(options.signIn);
  return outsideZones(() => mount(session, { ...options, signIn }));
}

function mount(session: Session, { locale: tag = 'en', messages, title = true, signIn }: WarningOptions): () => void {
  const locale = toLocale(tag);
  const texts = textsOver(english, messages?.warning);
  const controller = warningController(session);
  const viewOptions = { ...controller, texts, locale, title, slot: signIn };
  const [tick, timeLeft] = countdown(session, 1_000);
  const [announced, removeAnnounced] = liveRegion();
  let open: typeof warningDialog | undefined;
  let view: WarningView | undefined;
  let stopTicking: (() => void) | undefined;
  let leaveTurn: (() => void) | undefined;
  let isFirst = false;

  function close(): void {
    view?.close(session.getSnapshot().status === 'ended');
    view = undefined;
    open = undefined;
  }

  function leave(): void {
    isFirst = false;
    leaveTurn?.();
    leaveTurn = undefined;
  }

  function show(): void {
    const state = controller.getState();
    if (!state || !isFirst) return;
    const endsMs = timeLeft();
    const endsAt = state.endsAt - session.clock.guard();
    const shown = { ...state, endsMs, endsAt, inSeconds: isLastMinute(endsMs) };
    const wanted = state.isShrunk ? warningBar : warningDialog;
    if (open !== wanted) {
      close();
      open = wanted;
      view = wanted(viewOptions, shown);
    } else {
      view?.show(shown);
    }
  }

  function update(): void {
    const { status, id } = session.getSnapshot();
    if (controller.getState()) {
      write(announced, '');
      leaveTurn ??= takeTurn(`warning ${id}`, session.clock, HAND_OVER_MS, () => {
        isFirst = true;
        show();
      });
      stopTicking ??= tick(show);
      show();
    } else if (stopTicking) {
      stopTicking();
      stopTicking = undefined;
      close();
      write(announced, status === 'active' && isFirst ? texts.stillSignedIn : '');
      leave();
    }
  }

  const stops = [
    controller.subscribe(update),
    session.subscribe(() => {
      if (session.getSnapshot().status !== 'active') write(announced, '');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    stopTicking?.();
    close();
    leave();
    removeAnnounced();
  };
}
