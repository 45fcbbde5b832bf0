// What the React kit shares with this package. It is no public API: it may change with any version, and the two are
// published as one.
export { returnPath } from './expired/returnPath.ts';
export { expired as expiredInEnglish } from './messages/en/expired.ts';
export { warning as warningInEnglish } from './messages/en/warning.ts';
export { UNIT_MS, UNITS } from './messages/units.ts';
export { focus } from './modal/focus.ts';
export { openModal } from './modal/openModal.ts';
export { prefixTitle } from './modal/prefixTitle.ts';
export { countdown } from './warning/countdown.ts';
export { instantAt } from './warning/instantAt.ts';
export { roundUp } from './warning/roundUp.ts';
