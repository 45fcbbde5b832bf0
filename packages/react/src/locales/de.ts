import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { de as dialogs } from '@curfew/dom/messages/de';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximale Sitzungsdauer',
  idleMs: 'Sitzungsdauer ohne Aktivität',
  warnMs: 'Warnung vor der Abmeldung',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]}: ${word} ${durationText(nearestMs ?? 0, locale)}.`;
}

function sessions(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'Sitzung', other: 'Sitzungen' })}`;
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/**
 * All texts in German. Durations are in the accusative, because `Intl` has no dative.
 *
 * @example
 * import { de } from '@curfew/react/messages/de';
 * <SessionProvider session={session} locale="de" messages={de}>
 */
export const de: Messages = {
  ...dialogs,
  picker: {
    unit: { days: 'Tage', hours: 'Stunden', minutes: 'Minuten', seconds: 'Sekunden' },
    tooShort: ({ ms }, locale) => `Mindestens ${durationText(ms, locale)}.`,
    tooLong: ({ ms }, locale) => `Höchstens ${durationText(ms, locale)}.`,
    use: ({ ms }, locale) => `Auf ${durationText(ms, locale)} setzen`,
    none: 'Nicht festgelegt',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Sie werden abgemeldet, wenn Sie *${durationText(idleMs, locale)}* lang inaktiv sind, spätestens aber *${durationText(maxMs, locale)}* nach der Anmeldung. ${
        warnMs ? `Sie werden *${durationText(warnMs, locale)}* vorher gewarnt.` : 'Sie werden vorher *nicht gewarnt*.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Wie lange man unabhängig von der Aktivität angemeldet bleiben kann. Höchstens ${durationText(limitMs, locale)}.`,
        idleMs: 'Wie lange man inaktiv sein kann, bevor man abgemeldet wird.',
        warnMs: 'Wie lange vor der Abmeldung die Warnung erscheint. WCAG 2.2.1 verlangt mindestens 20 Sekunden.',
      })[field],
    warnLabel: 'Zeit vor der Abmeldung',
    noWarning: 'Keine Warnung',
    presets: 'Vorlage',
    presetNote: {
      'nist-aal2':
        'NIST SP 800-63B-4 (Juli 2025) sagt für AAL2: insgesamt SHOULD höchstens 24 Stunden, ohne Aktivität SHOULD höchstens 1 Stunde.',
      'nist-aal3':
        'NIST SP 800-63B-4 (Juli 2025) sagt für AAL3: insgesamt SHALL höchstens 12 Stunden, ohne Aktivität SHOULD höchstens 15 Minuten.',
      'pci-dss':
        'PCI DSS 4.0.1 (Juni 2024) sagt in 8.2.8: neue Anmeldung nach mehr als 15 Minuten ohne Aktivität. Kein Höchstwert.',
      none: 'HIPAA verlangt in 45 CFR 164.312(a)(2)(iii) eine automatische Abmeldung, OWASP ASVS 5.0 (Mai 2025) in 7.1.1, 7.3.1 und 7.3.2 dokumentierte Grenzen. Beide nennen keine Zahl.',
    },
    presetBlocked: ({ limitMs }, locale) => `Ihre Grenze ist ${durationText(limitMs, locale)}.`,
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Abgemeldet wird, wer *${durationText(idleMs, locale)}* lang inaktiv ist, spätestens aber *${durationText(maxMs, locale)}* nach der Anmeldung. ${
        warnMs ? `Gewarnt wird *${durationText(warnMs, locale)}* vorher.` : 'Vorher wird *nicht gewarnt*.'
      }`,
    noSentence: 'Korrigieren Sie die markierten Angaben, um ihre Wirkung zu sehen.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}: Geben Sie eine Dauer an, zum Beispiel 15 Minuten.`,
      too_short: bound('mindestens'),
      too_long: bound('höchstens'),
      idle_above_max: ({ nearestMs }, locale) =>
        `${label.idleMs}: nicht länger als ${label.maxMs} (${durationText(nearestMs ?? 0, locale)}).`,
      warn_not_below_idle: () => `${label.warnMs}: muss kürzer sein als ${label.idleMs}.`,
    },
    problems: ({ count }, locale) =>
      `Zum Speichern ${numberText(count, locale)} ${pluralText(count, locale, { one: 'Problem', other: 'Probleme' })} beheben`,
    fewExtensions: ({ times }, locale) =>
      times
        ? `Eine Sitzung kann nur ${pluralText(times, locale, { one: 'einmal', other: `${numberText(times, locale)}-mal` })} verlängert werden. WCAG 2.2.1 erwartet mindestens 10-mal, sofern die Grenze nicht unentbehrlich ist.`
        : 'Eine Sitzung kann gar nicht verlängert werden. WCAG 2.2.1 erwartet mindestens 10 Verlängerungen, sofern die Grenze nicht unentbehrlich ist.',
    fixedMaximum:
      'Die maximale Dauer kann nicht verlängert werden. WCAG 2.2.1 lässt das nur zu, wenn sie unentbehrlich ist oder mehr als 20 Stunden beträgt.',
    shortWarning:
      'WCAG 2.2.1 verlangt eine Warnzeit von mindestens 20 Sekunden, sofern die Grenze nicht unentbehrlich ist.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `Speichern beendet sofort *${numberText(ends, locale)} von ${sessions(of, locale)}*${self ? `, *${ends === 1 ? 'nämlich Ihre' : 'auch Ihre'}*` : ''}.`
        : 'Es wird niemand abgemeldet.',
    previewUnknown: 'Wie viele Sitzungen dadurch enden, ließ sich nicht ermitteln. Speichern können Sie trotzdem.',
    previewing: 'Betroffene Sitzungen werden ermittelt …',
    save: 'Änderungen speichern',
    saving: 'Wird gespeichert …',
    discard: 'Änderungen verwerfen',
    confirmSave: ({ ends }, locale) => `Speichern und ${sessions(ends, locale)} beenden`,
    goBack: 'Weiter bearbeiten',
    revision: ({ version, date }) => `Version ${version}${date && ` · gespeichert ${date}`}`,
    saved: 'Gespeichert. Die neuen Grenzen gelten in allen offenen Tabs.',
    unchanged: 'Keine Änderungen zu speichern.',
    updated: ({ by, at }, locale) =>
      `${by || 'Jemand'} hat neue Grenzen gespeichert${when(at, locale)}. Das Formular zeigt sie jetzt.`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `Nicht gespeichert: Der Server ist ausgelastet. Versuchen Sie es in ${durationText(seconds * 1_000, locale)} noch einmal.`
          : 'Nicht gespeichert. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.'
      } Ihre Änderungen sind noch da.`,
    forbidden: 'Nicht gespeichert: Sie haben nur Lesezugriff.',
    loading: 'Wird geladen …',
    notLoaded: 'Die Sitzungsgrenzen konnten nicht geladen werden.',
    tryAgain: 'Erneut versuchen',
    conflict: ({ by, at }, locale) =>
      `${by || 'Jemand'} hat Änderungen gespeichert, während Sie bearbeitet haben${when(at, locale)}`,
    yours: 'Ihre Änderungen',
    theirs: 'Aktuell gespeichert',
    keepMine: 'Meine Änderungen behalten',
    takeTheirs: 'Gespeicherte Werte übernehmen',
  },
};
