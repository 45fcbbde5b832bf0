import type { PolicyDurations } from '@curfew/core';

/** Durations that a standard names. A preset fills fields; it promises no compliance. Durations in ms. */
export interface SettingsPreset {
  readonly name: string;
  readonly durations: Partial<Omit<PolicyDurations, 'warnMs'>>;
  /** What the standard says, with its verbs and its date. */
  readonly note: string;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * The presets that the form offers by default.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html
 * @see https://www.pcisecuritystandards.org/document_library/
 */
export const DEFAULT_PRESETS: readonly SettingsPreset[] = [
  {
    name: 'NIST 800-63B-4 AAL2',
    durations: { maxMs: 24 * HOUR, idleMs: HOUR },
    note: 'As NIST SP 800-63B-4 (July 2025) says for AAL2: the maximum SHOULD be 24 hours at most, the idle timeout SHOULD be 1 hour at most.',
  },
  {
    name: 'NIST 800-63B-4 AAL3',
    durations: { maxMs: 12 * HOUR, idleMs: 15 * MINUTE },
    note: 'As NIST SP 800-63B-4 (July 2025) says for AAL3: the maximum SHALL be 12 hours at most, the idle timeout SHOULD be 15 minutes at most.',
  },
  {
    name: 'PCI DSS 4.0.1',
    durations: { idleMs: 15 * MINUTE },
    note: 'As PCI DSS 4.0.1 (June 2024) says in 8.2.8: after 15 minutes without activity people must sign in again. It names no maximum.',
  },
];
