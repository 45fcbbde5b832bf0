// For @curfew/react only, which is published together. No public API.
export {
  type Ended,
  type ExpiredState,
  type GateController,
  type GateState,
  gateController,
} from './expired/controller.ts';
export { ICONS } from './expired/icons.ts';
export { NEW_PAGE } from './expired/kept.ts';
export { expired as expiredInEnglish } from './messages/en/expired.ts';
export { proof as proofInEnglish } from './messages/en/proof.ts';
export { warning as warningInEnglish } from './messages/en/warning.ts';
export { toLocale } from './messages/locale.ts';
export { textsOver } from './messages/texts.ts';
export { UNIT_MS, UNITS } from './messages/units.ts';
export { borrowFocus } from './modal/borrow-focus.ts';
export { makeCover } from './modal/cover.ts';
export { coverAround } from './modal/cover-around.ts';
export { focus, focusField, returnFocus } from './modal/focus.ts';
export { hide } from './modal/hide.ts';
export { keepInPage } from './modal/keep-in-page.ts';
export { openModal } from './modal/open-modal.ts';
export { prefixTitle } from './modal/prefix-title.ts';
export { HAND_OVER_MS, takeTurn } from './modal/take-turn.ts';
export { canProve, followSignIn } from './sign-in/follow.ts';
export { announcement } from './warning/announcement.ts';
export {
  IGNORED_MS,
  type WarningController,
  type WarningState,
  warningController,
} from './warning/controller.ts';
export { countdown } from './warning/countdown.ts';
export { isSmallPage } from './warning/small-page.ts';
export { RING } from './warning/timer.ts';
export { isLastMinute, urgencyOf } from './warning/urgency.ts';
