import type { PolicyDurations } from '@curfew/core';
import type { PresetId } from '../messages/types.ts';

/**
 * Durations that a standard names, in ms. Without durations, only the note is shown. A preset fills fields; it does not
 * promise compliance.
 */
export interface SettingsPreset {
  readonly name: string;
  readonly durations?: Partial<Omit<PolicyDurations, 'warnMs'>>;
  /** What the standard requires, with its verbs and its date: a text of your own, or the name of one of the kit's. */
  readonly note: PresetId | (string & {});
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
  { name: 'NIST 800-63B-4 AAL2', durations: { maxMs: 24 * HOUR, idleMs: HOUR }, note: 'nist-aal2' },
  { name: 'NIST 800-63B-4 AAL3', durations: { maxMs: 12 * HOUR, idleMs: 15 * MINUTE }, note: 'nist-aal3' },
  { name: 'PCI DSS 4.0.1', durations: { idleMs: 15 * MINUTE }, note: 'pci-dss' },
  { name: 'HIPAA, ASVS', note: 'none' },
];
