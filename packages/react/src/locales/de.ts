import { durationText, numberText, pluralText } from '@curfew/dom';
import { de as dialogs } from '@curfew/dom/messages/de';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximale Sitzungsdauer',
  idleMs: 'Sitzungsdauer ohne Aktivität',
  warnMs: 'Warnung vorher',
};

const leastWarning = 'WCAG 2.2.1 verlangt mindestens 20 Sekunden.';

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]}: ${word} ${durationText(nearestMs ?? 0, locale)}.`;
}

function sessions(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'Sitzung', other: 'Sitzungen' })}`;
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
    use: ({ ms }, locale) => `${durationText(ms, locale)} übernehmen`,
    none: 'Nicht festgelegt',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Ihre Sitzung dauert ohne Aktivität *höchstens ${durationText(idleMs, locale)}* und insgesamt *höchstens ${durationText(maxMs, locale)}*, was Sie auch tun. ${
        warnMs ? `Sie werden *${durationText(warnMs, locale)}* vorher gewarnt.` : 'Sie werden vorher *nicht gewarnt*.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Wie lange man angemeldet bleibt, was man auch tut. Höchstens ${durationText(limitMs, locale)}.`,
        idleMs: 'Wie lange man ohne Aktivität angemeldet bleibt.',
        warnMs: `Wie früh gewarnt wird. ${leastWarning}`,
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
      `Eine Sitzung dauert ohne Aktivität *höchstens ${durationText(idleMs, locale)}* und insgesamt *höchstens ${durationText(maxMs, locale)}*, was man auch tut. ${
        warnMs ? `Gewarnt wird *${durationText(warnMs, locale)}* vorher.` : 'Vorher wird *nicht gewarnt*.'
      }`,
    noSentence: 'Berichtigen Sie die Angaben, um zu sehen, was sie bewirken.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}: Das ist keine Dauer.`,
      too_short: bound('mindestens'),
      too_long: bound('höchstens'),
      idle_above_max: bound('höchstens die maximale Dauer von'),
      warn_not_below_idle: () => `${label.warnMs} muss kürzer sein als ${label.idleMs}.`,
    },
    problems: 'Diese Angaben können nicht gespeichert werden',
    fewExtensions: ({ times }, locale) =>
      `Man kann ${numberText(times, locale)}-mal verlängern. WCAG 2.2.1 erwartet zehnmal, sofern keine Ausnahme gilt.`,
    shortWarning: leastWarning,
    preview: ({ ends, of, self }, locale) =>
      `Speichern beendet sofort *${numberText(ends, locale)} von ${sessions(of, locale)}*${self ? ', *auch diese*' : ''}.`,
    previewUnknown: 'Wie viele Sitzungen das Speichern beendet, ist nicht bekannt. Speichern können Sie trotzdem.',
    previewing: 'Sitzungen werden gezählt …',
    save: 'Änderungen speichern',
    saving: 'Wird gespeichert …',
    discard: 'Verwerfen',
    confirmSave: ({ ends }, locale) => `Speichern und ${sessions(ends, locale)} beenden`,
    goBack: 'Zurück',
    revision: ({ version, date }) => `Fassung ${version}${date && ` · gespeichert ${date}`}`,
    saved: ({ version }) => `Gespeichert. Fassung ${version} gilt in offenen Tabs.`,
    unchanged: 'Es hat sich nichts geändert.',
    updated: ({ version }) => `Jemand hat Fassung ${version} gespeichert. Sie wird jetzt angezeigt.`,
    failed: ({ seconds }, locale) =>
      seconds
        ? `Es wurde nichts gespeichert. Der Server ist ausgelastet. Versuchen Sie es in ${durationText(seconds * 1_000, locale)} noch einmal.`
        : 'Es wurde nichts gespeichert. Der Server ist nicht erreichbar. Versuchen Sie es noch einmal.',
    forbidden: 'Sie können diese Angaben sehen, aber nicht ändern.',
    loading: 'Wird geladen …',
    notLoaded: 'Diese Angaben konnten nicht geladen werden.',
    tryAgain: 'Noch einmal versuchen',
    conflict: ({ version }) => `Jemand hat Fassung ${version} gespeichert, während Sie bearbeitet haben`,
    yours: 'Ihre',
    theirs: 'Andere',
    keepMine: 'Meine behalten',
    takeTheirs: 'Andere übernehmen',
  },
  day: {
    title: 'Ein Tag mit diesen Regeln',
    takesBreak: 'Mit Pause',
    neverStops: 'Ohne Pause',
    signedIn: ({ time }) => `Anmeldung ${time}`,
    warned: ({ time }) => `Warnung ${time}`,
    signedOut: ({ time }) => `Abmeldung ${time}`,
    saved: 'Gestrichelt: gespeicherte Werte',
    show: 'Warnung ansehen',
    notShown: 'Die Vorschau konnte nicht geladen werden. Versuchen Sie es erneut.',
    badge: 'Vorschau: Niemand wird abgemeldet',
    marked: ({ text }) => `Vorschau: ${text}`,
    choices: 'Was die Vorschau zeigt',
    choice: { idle: 'Inaktivität', max: 'Höchstdauer', ended: 'Abgemeldet' },
    clock: ({ time, speed }, locale) => `${time} · ${numberText(speed, locale)}-fach`,
    close: 'Schließen',
  },
};
