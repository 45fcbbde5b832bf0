/**
 * What is seen of a story in English, by Playwright's selectors. A story that is not here shows a dialog if its component
 * is one, and a text otherwise.
 */
export const STATES: Readonly<Record<string, readonly string[]>> = {
  'sessionwarning--idle': [
    'dialog[data-limit=idle][data-phase=open]',
    'role=timer >> text="1:48"',
    '.curfew-stay:focus',
  ],
  'sessionwarning--last-second': ['dialog[data-limit=idle]', 'role=timer >> text="0:01"'],
  'sessionwarning--extending': ['dialog[data-phase=extending]', '.curfew-stay[aria-disabled=true]:focus'],
  'sessionwarning--failed': ['dialog[data-phase=failed]', '.curfew-failed >> text=/\\w/', '.curfew-stay:focus'],
  'sessionwarning--maximum': ['dialog[data-limit=max]', 'role=timer >> text="1:48"', '.curfew-title:focus'],
  'sessionwarning--bar': ['.curfew-bar >> text="1:32"', 'role=heading[name="Orders"]'],
  'sessionwarning--maximum-with-sign-in': ['dialog[data-limit=max] .curfew-again', '.curfew-title:focus'],
  'sessionwarning--signing-in-again': ['dialog[data-limit=max] .curfew-back', '.curfew-sign-in input:focus'],
  'sessionwarning--bar-with-sign-in': ['.curfew-bar .curfew-again', 'role=heading[name="Orders"]'],
  'sessionwarning--from-parts': ['role=alertdialog[name="Still at your desk?"]'],
  'sessionwarning--german': ['dialog:lang(de)', '.curfew-stay:focus'],
  'sessionwarning--japanese': ['dialog:lang(ja)', '.curfew-stay:focus'],
  'sessionwarning--arabic': ['dialog:lang(ar):dir(rtl)', '.curfew-stay:focus'],

  'sessiongate--idle': ['.curfew-expired[data-reason=idle]', 'h1:focus', 'text=/15 minutes/'],
  'sessiongate--maximum': ['.curfew-expired[data-reason=max]', 'h1:focus', 'text=/12 hours/'],
  'sessiongate--signed-out': ['.curfew-expired[data-reason=signed-out]', 'h1:focus'],
  'sessiongate--revoked': ['.curfew-expired[data-reason=revoked]', 'h1:focus'],
  'sessiongate--new-policy': ['.curfew-expired[data-reason=policy]', 'h1:focus'],
  'sessiongate--superseded': ['.curfew-expired[data-reason=superseded]', '.curfew-expired button >> nth=1'],
  'sessiongate--checking': ['.curfew-expired:not(:has(h1)) >> text=/…/'],
  'sessiongate--kept': ['.curfew-expired .curfew-kept', 'h1:focus'],
  'sessiongate--sign-in-form': ['.curfew-expired[data-reason=idle] .curfew-kept', '.curfew-sign-in input:focus'],
  'sessiongate--sign-in-form-after-the-maximum': [
    '.curfew-expired[data-reason=max] .curfew-kept',
    '.curfew-sign-in input:focus',
  ],
  'sessiongate--sign-in-form-after-a-sign-out': [
    '.curfew-expired[data-reason=signed-out]:not(:has(.curfew-kept))',
    '.curfew-sign-in input:focus',
  ],
  'sessiongate--signed-in-again': ['#note:focus', 'role=heading[name="Orders"]', 'text=/signed in again/'],
  'sessiongate--fresh-proof': ['dialog:has(h2) >> text="Confirm that it’s you"', '.curfew-sign-in input:focus'],
  'sessiongate--from-parts': ['h1:focus >> text="See you soon"', 'role=button[name="Back to work"]'],

  'sessionsettingsform--unedited': ['form[data-state=none]:not([data-dirty])', 'text=/Revision 7/'],
  'sessionsettingsform--edited': ['form[data-dirty]', 'text=/12 of 318/'],
  'sessionsettingsform--ends-no-session': ['form[data-dirty] .curfew-preview'],
  'sessionsettingsform--counting': ['form[data-dirty]', '.curfew-preview >> text=/…$/'],
  'sessionsettingsform--count-unknown': ['form[data-dirty] .curfew-preview >> text=/\\w/'],
  'sessionsettingsform--confirmation': ['role=button[name="Save and end 12 sessions"]'],
  'sessionsettingsform--saving': ['form[data-state=saving][aria-busy=true]'],
  'sessionsettingsform--saved': ['form[data-state=saved]', '.curfew-outcome >> text=/Saved/'],
  'sessionsettingsform--errors': ['form .curfew-notice:focus', '.curfew-duration[data-invalid] .curfew-fix'],
  'sessionsettingsform--refused-by-the-server': [
    'form[data-state=refused]',
    '.curfew-duration[data-invalid] .curfew-fix',
  ],
  'sessionsettingsform--server-unreachable': ['form[data-state=failed] .curfew-outcome >> text=/\\w/'],
  'sessionsettingsform--server-busy': ['form[data-state=failed] .curfew-outcome >> text=/30 seconds/'],
  'sessionsettingsform--forbidden': ['form[data-state=forbidden]:not(:has(select))'],
  'sessionsettingsform--conflict': ['form[data-state=conflict] td >> text="8 hours"', 'form .curfew-notice:focus'],
  'sessionsettingsform--saved-elsewhere': ['form[data-state=updated] .curfew-outcome >> text=/\\w/'],
  'sessionsettingsform--saved-elsewhere-during-an-edit': ['form[data-state=conflict] td >> text="45 minutes"'],
  'sessionsettingsform--read-only': ['form[data-readonly]:not(:has(select, button)) output >> text="12 hours"'],
  'sessionsettingsform--advice': ['.curfew-advice >> text=/WCAG/'],
  'sessionsettingsform--loading': ['[aria-busy=true] [role=status]'],
  'sessionsettingsform--not-loaded': ['[role=status] button'],
  'sessionsettingsform--german': ['form:lang(de)[data-dirty]'],
  'sessionsettingsform--japanese': ['form:lang(ja)[data-dirty]'],
  'sessionsettingsform--arabic': ['form:lang(ar):dir(rtl)[data-dirty]'],

  'parts-of-the-form-trywarning--idle': ['.curfew-tried[data-limit=idle]'],
  'parts-of-the-form-trywarning--maximum': ['.curfew-tried[data-limit=max]'],
  'parts-of-the-form-trywarning--signed-out': ['.curfew-tried[data-reason=idle]'],
  'parts-of-the-form-day--dirty': ['form[data-dirty] .curfew-day-saved'],
  'parts-of-the-form-history--restored': ['form[data-dirty] .curfew-history', '.curfew-outcome >> text=/^Earlier/'],
  'parts-of-the-form-standards--applied': ['.curfew-standards >> text="Meets 11 of 13 standards"'],
  'parts-of-the-form-standards--blocked': ['.curfew-standards button[aria-disabled=true]'],

  'durationpicker--over-the-limit': ['select[aria-invalid=true] >> nth=0', 'text="At most 7 days."', '.curfew-fix'],
  'durationpicker--too-short': ['select[aria-invalid=true] >> nth=0', 'text="At least 1 minute."', '.curfew-fix'],
  'durationpicker--error-of-your-app': ['.curfew-duration[data-invalid] .curfew-fix'],
  'durationpicker--between-two-steps': ['[data-unit=seconds] select'],
  'durationpicker--disabled': ['fieldset:disabled'],
  'durationpicker--read-only': ['output >> text="15 minutes"'],
  'durationpicker--arabic': ['fieldset:dir(rtl)[data-invalid]'],

  'sessionrules--with-warning': ['.curfew-rules strong >> nth=1'],

  'hooks--time-left': ['text="10:00"'],
  'hooks--hold': ['text="15:00"'],
  'hooks--warning-of-your-own': ['role=alert >> text=/1:48/'],

  'sessiondevtools--active': ['text="upload"', 'text="Another tab, or storage"', 'text="Input in this tab"'],
  'sessiondevtools--ended': ['text="ended: idle"', 'text="Deadline passed"'],
  'sessiondevtools--folded-in-another-corner': ['[data-corner=bottom-start]:not(:has(section))'],

  'without-react--idle': ['dialog[data-limit=idle]', 'role=timer >> text="1:48"', '.curfew-stay:focus'],
  'without-react--bar': ['.curfew-bar >> text="1:32"', 'role=heading[name="Orders"]'],
  'without-react--expired': ['.curfew-expired[data-reason=idle]', 'h1:focus'],
};

/** These stories show a dialog, or the bar that the warning shrinks to. */
const DIALOGS =
  /^(?:(?:sessionwarning|sessiongate|without-react)--|parts-of-the-form-trywarning--(?:idle|maximum|signed-out))/;

/** Its dialog has closed. */
const CLOSED = 'sessiongate--signed-in-again';

/** What every story shows in every language. */
export function whatShows(id: string): string {
  return DIALOGS.test(id) && id !== CLOSED ? 'dialog[open], .curfew-bar' : '#storybook-root';
}
