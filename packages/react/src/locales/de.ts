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

/** "12 von 40 Sitzungen sind", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `von ${sessions(of, locale)}`;
  if (most === 0) return `${of === 1 ? '0' : 'Keine'} ${all} ist`;
  if (least === most) return `*${numberText(most, locale)} ${all}* ${most === 1 ? 'ist' : 'sind'}`;
  if (least === 0) return `*Bis zu ${numberText(most, locale)} ${all}* sind`;
  return `*${numberText(least, locale)} bis ${numberText(most, locale)} ${all}* sind`;
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
  standards: {
    title: 'Standards',
    summary: ({ met, of }, locale) => `${numberText(met, locale)} von ${numberText(of, locale)} erfüllt`,
    note: 'Verglichen werden nur die Dauern. Das ist kein Nachweis der Konformität.',
    scope: {
      'high-value': 'Anwendungen mit hohem Schutzbedarf',
      'low-risk': 'Anwendungen mit geringem Risiko',
      users: 'Benutzer',
      administrators: 'Administratoren',
      addressable: '„addressable“',
    },
    newTab: '(öffnet einen neuen Tab)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'erfüllt' : 'nicht erfüllt'}*: ${reasons.length ? reasons.join('; ') : 'nennt keine Dauer'}`,
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
    failed: 'Die laufenden Sitzungen konnten nicht gezählt werden. Sie können trotzdem speichern.',
    none: 'Zurzeit ist niemand angemeldet.',
    chart: { idle: 'Zeit seit der letzten Aktivität', age: 'Zeit seit der Anmeldung' },
    limit: ({ limitMs }, locale) => `Grenze: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${durationText(fromMs, locale)} ${toMs === null ? 'oder länger' : `bis ${durationText(toMs, locale)}`}: ${sessions(count, locale)}${
        count ? { within: '', cut: ', teils jenseits der Grenze', beyond: ', jenseits der Grenze' }[part] : ''
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
    change: ({ label, fromMs, toMs }, locale) =>
      `${label}: ${durationText(fromMs, locale)} → *${durationText(toMs, locale)}*`,
    first: ({ label, ms }, locale) => `${label}: *${durationText(ms, locale)}*`,
    nextSignIn: 'Gilt ab der nächsten Anmeldung',
    current: 'Aktuell',
    restore: 'Wiederherstellen',
    restored: ({ date }) => `Die Werte vom ${date} stehen wieder im Formular. Sie sind noch nicht gespeichert.`,
  },
};
