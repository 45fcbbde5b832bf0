import type { EndReason } from '@curfew/core';

const CHECK = 'M5 12.5 9.5 17 19 7.5';
const CLOCK = 'M12 3a9 9 0 1 0 .1 0zM12 7.5V12l3 2';
const HOURGLASS = 'M6.5 3h11m-11 18h11M8 3v3.5l8 11V21M16 3v3.5l-8 11V21';
const NOTE = 'M11.5 10h1v9h-1zm0-6h1v1h-1z';

/** The viewBox of the icons is 24 by 24. An end that the user has not caused has one that asks to read why. */
export const ICONS: Readonly<Record<EndReason, string>> = {
  'signed-out': CHECK,
  idle: CLOCK,
  max: HOURGLASS,
  revoked: NOTE,
  policy: NOTE,
  superseded: NOTE,
};
