import type { EndReason } from '@curfew/core';

const CHECK = 'M5 12.5l4.5 4.5L19 7.5';
const CLOCK = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2';
const HOURGLASS = 'M6.5 3h11M6.5 21h11M8 3v3.5l4 5.5 4-5.5V3M8 21v-3.5l4-5.5 4 5.5V21';
const NOTE = 'M12 10.5V18M12 6v.01';

/** The viewBox of the icons is 24 by 24. An end that the user has not caused has one that asks to read why. */
export const ICONS: Readonly<Record<EndReason, string>> = {
  'signed-out': CHECK,
  idle: CLOCK,
  max: HOURGLASS,
  revoked: NOTE,
  policy: NOTE,
  superseded: NOTE,
};
