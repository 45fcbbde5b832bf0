import type { WarningMessages } from '../messages/types.ts';
import type { SignInSlot } from '../sign-in/slot.ts';
import type { WarningController, WarningState } from './controller.ts';

/** What a view shows. */
export interface Shown extends Omit<WarningState, 'endsAt'> {
  /** The time left, in ms, rounded up to whole seconds. */
  readonly endsMs: number;
  /** The end by the user's clock: a wall-clock instant in ms. */
  readonly endsAt: number;
}

/** The texts of a warning, and the actions of its buttons. */
export interface WarningHost extends Pick<WarningController, 'stay' | 'signIn' | 'back' | 'signOut'> {
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether the page's title shows the time left too. */
  readonly title: boolean;
  /** Your app's sign-in form. */
  readonly slot: SignInSlot | undefined;
}

/** A view of a warning: the dialog or the bar. */
export interface WarningView {
  show(shown: Shown): void;
  /** @param isEnded - whether the session has ended */
  close(isEnded?: boolean): void;
}
