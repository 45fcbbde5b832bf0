import type { WarningMessages } from '../messages/types.ts';
import type { SignInSlot } from '../sign-in/slot.ts';
import type { WarningController, WarningState } from './controller.ts';

export interface Shown extends Omit<WarningState, 'endsAt'> {
  /** In whole seconds, rounded up. */
  readonly endsMs: number;
  /** A wall-clock instant in ms. */
  readonly endsAt: number;
  /** Whether it is named with its seconds. */
  readonly inSeconds: boolean;
}

export interface ViewOptions extends Pick<WarningController, 'stay' | 'signIn' | 'back' | 'signOut'> {
  readonly texts: WarningMessages;
  readonly locale: string;
  readonly title: boolean;
  readonly slot: SignInSlot | undefined;
}

export interface WarningView {
  show(shown: Shown): void;
  close(isEnded?: boolean): void;
}
