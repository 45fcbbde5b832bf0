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
    note: 'NIST SP 800-63B-4 (July 2025) says for AAL2: maximum SHOULD be at most 24 hours, idle SHOULD be at most 1 hour.',
  },
  {
    name: 'NIST 800-63B-4 AAL3',
    durations: { maxMs: 12 * HOUR, idleMs: 15 * MINUTE },
    note: 'NIST SP 800-63B-4 (July 2025) says for AAL3: maximum SHALL be at most 12 hours, idle SHOULD be at most 15 minutes.',
  },
  {
    name: 'PCI DSS 4.0.1',
    durations: { idleMs: 15 * MINUTE },
    note: 'PCI DSS 4.0.1 (June 2024) says in 8.2.8: sign in again after more than 15 minutes idle. No maximum.',
  },
];
