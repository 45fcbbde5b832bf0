/**
 * What the checks overlook because the session does not keep it yet: known-faults.md tells of each, with a schedule.
 * Whoever mends one sets its number to the one in the comment.
 */

/** How long somebody must have worked before a warning of idleness is a fault: 3 s once mended. */
export const WORKED_MS = 40_000;
/** For how long after a change of the policy a server may believe in input that nobody made: 0 once mended. */
export const GRACE_MS = 60_000;
/** How many messages within a second are no circle yet: 40 once mended. */
export const STORM = 200;
/** Within how many heartbeat periods input is reported, though the lead has just changed: 1.5 once mended. */
export const PERIODS = 2.3;
/** How long somebody must have worked in a tab that does not lead before its report is on time: 0 once mended. */
export const LONELY_MS = 2_500;
