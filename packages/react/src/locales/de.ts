import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { de as dialogs } from '@curfew/dom/messages/de';
import type { Messages, PolicySave, SettingsMessages } from '../messages/types.ts';

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

/** "12 von 40 Sitzungen sind", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `von ${sessions(of, locale)}`;
  if (most === 0) return of === 1 ? 'Keine Sitzung ist' : `Keine ${all} ist`;
  if (least === most) return `*${numberText(most, locale)} ${all}* ${most === 1 ? 'ist' : 'sind'}`;
  if (least === 0) return `*Bis zu ${numberText(most, locale)} ${all}* sind`;
  return `*${numberText(least, locale)} bis ${numberText(most, locale)} ${all}* sind`;
}

function who({ by, self }: PolicySave): string {
  if (!by) return 'Jemand';
  return self ? `${by} (Sie)` : by;
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
        warnMs
          ? `Sie werden *${durationText(warnMs, locale)}* vor der Abmeldung gewarnt.`
          : 'Sie werden vorher *nicht gewarnt*.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Wie lange man unabhängig von der Aktivität angemeldet bleiben kann. Höchstens\u00a0${durationText(limitMs, locale)}.`,
        idleMs: 'Wie lange man inaktiv sein kann, bevor man abgemeldet wird.',
        warnMs: 'Wie lange vor der Abmeldung die Warnung erscheint.',
      })[field],
    warnLabel: 'Zeit vor der Abmeldung',
    warnHint: 'WCAG 2.2.1 verlangt mindestens 20 Sekunden.',
    noWarning: 'Keine Warnung',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Abgemeldet wird, wer *${durationText(idleMs, locale)}* lang inaktiv ist, spätestens aber *${durationText(maxMs, locale)}* nach der Anmeldung. ${
        warnMs ? `Gewarnt wird *${durationText(warnMs, locale)}* vor der Abmeldung.` : 'Vorher wird *nicht gewarnt*.'
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
        ? `Eine Sitzung kann nur ${pluralText(times, locale, { one: 'einmal', other: `${numberText(times, locale)}-mal` })} verlängert werden. WCAG 2.2.1 erwartet mindestens 10 Verlängerungen, sofern die Grenze nicht unentbehrlich ist.`
        : 'Eine Sitzung kann gar nicht verlängert werden. WCAG 2.2.1 erwartet mindestens 10 Verlängerungen, sofern die Grenze nicht unentbehrlich ist.',
    fixedMaximum:
      'Die maximale Dauer kann nicht verlängert werden. WCAG 2.2.1 lässt das nur zu, wenn sie unentbehrlich ist oder mehr als 20 Stunden beträgt.',
    shortWarning:
      'WCAG 2.2.1 verlangt eine Warnzeit von mindestens 20 Sekunden, sofern die Grenze nicht unentbehrlich ist.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `Speichern beendet sofort *${numberText(ends, locale)} von ${sessions(of, locale)}*${self ? `${ends === 1 ? ': *Ihre eigene' : ', *auch Ihre'}*` : ''}.`
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
    updated: (saved, locale) =>
      `${who(saved)} hat neue Grenzen gespeichert${when(saved.at, locale)}. Das Formular zeigt sie jetzt.`,
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
    conflict: (saved, locale) =>
      `${who(saved)} hat Änderungen gespeichert, während Sie bearbeitet haben${when(saved.at, locale)}`,
    yours: 'Ihre Änderungen',
    theirs: 'Aktuell gespeichert',
    keepMine: 'Meine Änderungen behalten',
    takeTheirs: 'Gespeicherte Werte übernehmen',
  },
  save: {
    form: 'Sitzungsgrenzen',
    title: ({ ends, isLater }, locale) =>
      ends === null
        ? 'Ohne Prüfung speichern?'
        : `${sessions(ends, locale)} ${isLater ? 'vorerst weiterlaufen lassen' : 'beenden'}?`,
    text: ({ ends, of, self }, locale) =>
      `*${numberText(ends, locale)} von ${numberText(of, locale)}* offenen ${pluralText(of, locale, { one: 'Sitzung', other: 'Sitzungen' })} ${ends === 1 ? 'liegt' : 'liegen'} über den neuen Grenzen${self ? ', *auch Ihre*' : ''}.`,
    unknown: 'Es ließ sich nicht prüfen, wer dadurch abgemeldet wird.',
    when: 'Wann sollen die neuen Grenzen für offene Sitzungen gelten?',
    apply: { now: 'Jetzt beenden', 'next-sign-in': 'Ab der nächsten Anmeldung' },
    applyHelp: {
      now: 'Sitzungen über den neuen Grenzen enden sofort.',
      'next-sign-in': 'Offene Sitzungen behalten ihre Grenzen bis zur nächsten Anmeldung.',
    },
    saveUnchecked: 'Ohne Prüfung speichern',
    saveForLater: 'Für die nächste Anmeldung speichern',
    addNote: 'Notiz hinzufügen',
    note: 'Notiz (optional)',
    noteHelp: 'Erscheint im Verlauf. Höchstens 200 Zeichen.',
    savedForLater: 'Gespeichert. Die neuen Grenzen gelten ab der nächsten Anmeldung.',
    discarded: 'Änderungen verworfen.',
    kept: 'Ihre Änderungen sind noch da, aber noch nicht gespeichert.',
    refused: 'Nicht gespeichert: Der Server lässt diese Grenzen nicht zu.',
  },
  typed: {
    label: 'Oder eingeben',
    hint: ({ example }) => `Zum Beispiel „${example}“. Eine Zahl allein bedeutet Minuten.`,
    unread: ({ text, example }) =>
      `„${text}“ ist keine Dauer. Geben Sie zum Beispiel „${example}“ oder 90 (Minuten) ein.`,
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
    clock: ({ time, speed }, locale) => `${time} · ${numberText(speed, locale)}-fache Geschwindigkeit`,
    close: 'Schließen',
  },
  standards: {
    title: 'Standards',
    summary: ({ met, of }, locale) => `${numberText(met, locale)} von ${numberText(of, locale)} erfüllt`,
    note: 'Verglichen werden nur die Dauern. Auch alle Standards zu erfüllen ist kein Nachweis der Konformität.',
    scope: {
      'high-value': 'Anwendungen mit hohem Schutzbedarf',
      'low-risk': 'Anwendungen mit geringem Risiko',
      users: 'Benutzer',
      administrators: 'Administratoren',
      addressable: '„addressable“',
    },
    newTab: '(öffnet einen neuen Tab)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'erfüllt' : 'nicht erfüllt'}*: ${reasons.length ? reasons.join('; ') : 'keine bestimmte Dauer vorgeschrieben'}`,
    rule: ({ label, atMostMs, level }, locale) => `${label} höchstens ${durationText(atMostMs, locale)} (${level})`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `${label} ist ${durationText(overMs, locale)} zu lang (${level}: höchstens ${durationText(atMostMs, locale)})`,
    apply: 'Übernehmen',
    blocked: ({ minMs }, locale) =>
      `Übernehmen ist nicht möglich: Hier sind mindestens ${durationText(minMs, locale)} vorgegeben.`,
  },
  affected: {
    title: 'Wer betroffen ist',
    loading: 'Sitzungen werden gezählt …',
    failed: 'Die offenen Sitzungen konnten nicht gezählt werden. Sie können trotzdem speichern.',
    none: 'Zurzeit ist niemand angemeldet.',
    chart: { idle: 'Zeit seit der letzten Aktivität', age: 'Zeit seit der Anmeldung' },
    limit: ({ limitMs }, locale) => `Grenze: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${durationText(fromMs, locale)} ${toMs === null ? 'oder länger' : `bis ${durationText(toMs, locale)}`}: ${sessions(count, locale)}${
        count ? { within: '', cut: ', möglicherweise jenseits der Grenze', beyond: ', jenseits der Grenze' }[part] : ''
      }`,
    idle: (values, locale) =>
      `${beyond(values, locale)} länger als ${durationText(values.limitMs, locale)} ohne Aktivität.`,
    age: (values, locale) =>
      `${beyond(values, locale)} schon länger als ${durationText(values.limitMs, locale)} angemeldet.`,
  },
  history: {
    title: 'Verlauf',
    loading: 'Wird geladen …',
    failed: 'Der Verlauf konnte nicht geladen werden.',
    none: 'Noch keine Änderungen.',
    system: 'System',
    change: ({ label, from, to }) => `${label}: ${from} → *${to}*`,
    first: ({ label, to }) => `${label}: *${to}*`,
    nextSignIn: 'Nur für neue Anmeldungen',
    current: 'Aktuell',
    restore: 'Wiederherstellen',
    restored: ({ date }) =>
      `Frühere Werte${date && ` (${date})`} stehen wieder im Formular. Sie sind noch nicht gespeichert.`,
  },
};
