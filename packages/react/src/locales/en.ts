import { expiredInEnglish as expired, proofInEnglish as proof, warningInEnglish as warning } from '@curfew/dom/shared';
import { affected } from '../messages/en/affected.ts';
import { day } from '../messages/en/day.ts';
import { history } from '../messages/en/history.ts';
import { picker } from '../messages/en/picker.ts';
import { rules } from '../messages/en/rules.ts';
import { save } from '../messages/en/save.ts';
import { settings } from '../messages/en/settings.ts';
import { standards } from '../messages/en/standards.ts';
import { typed } from '../messages/en/typed.ts';
import type { Messages } from '../messages/types.ts';

/**
 * All English texts. They are built in: import them only as the base of a catalogue of your own.
 *
 * @example
 * import { en } from '@curfew/react/messages/en';
 * const messages = { ...en, warning: { ...en.warning, failed: 'We cannot reach the server.' } };
 */
export const en: Messages = {
  warning,
  expired,
  proof,
  picker,
  rules,
  settings,
  save,
  typed,
  day,
  standards,
  affected,
  history,
};
