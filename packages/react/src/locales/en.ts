import { expiredInEnglish as expired, warningInEnglish as warning } from '@curfew/dom/shared';
import { picker } from '../messages/en/picker.ts';
import { rules } from '../messages/en/rules.ts';
import { settings } from '../messages/en/settings.ts';
import type { Messages } from '../messages/types.ts';

/**
 * All English texts. They are built in: import them only as the base of a catalogue of your own.
 *
 * @example
 * import { en } from '@curfew/react/messages/en';
 * const messages = { ...en, warning: { ...en.warning, failed: 'We cannot reach the server.' } };
 */
export const en: Messages = { warning, expired, picker, rules, settings };
