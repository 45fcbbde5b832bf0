import { dayText, durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

/** A time must not break before "Uhr". */
const time = (...values: Parameters<typeof timeText>) => `${timeText(...values)}\u00a0Uhr`;

const again = 'Melden Sie sich erneut an, um fortzufahren.';

/**
 * The texts of the dialogs in German. Durations are in the accusative, because `Intl` has no dative.
 *
 * @example
 * import { de } from '@curfew/dom/messages/de';
 * mountWarning(session, { locale: 'de', messages: de });
 */
export const de: DialogMessages = {
  warning: {
    title: { idle: 'Sie werden gleich abgemeldet', max: 'Sie müssen sich bald erneut anmelden' },
    description({ limit, canSignIn, endsAt, inSeconds }, locale) {
      const at = time(endsAt, locale, inSeconds);
      if (limit === 'idle') return `Zu Ihrer Sicherheit werden Sie um ${at} abgemeldet.`;
      return canSignIn
        ? `Ihre Sitzung erreicht um ${at} ihre Höchstdauer. Melden Sie sich vorher erneut an, um ohne Unterbrechung weiterzuarbeiten.`
        : `Ihre Sitzung erreicht um ${at} ihre Höchstdauer und kann nicht verlängert werden. Speichern Sie Ihre Arbeit vorher.`;
    },
    extend: ({ limit, endsAt, inSeconds }, locale) =>
      limit === 'idle' ? 'Angemeldet bleiben' : `Bis ${time(endsAt, locale, inSeconds)} weiterarbeiten`,
    signOut: { idle: 'Abmelden', max: 'Jetzt abmelden' },
    signInAgain: 'Erneut anmelden',
    backToCountdown: 'Zurück',
    left: ({ limit, leftMs }, locale) =>
      limit === 'idle'
        ? `Sie werden in ${durationText(leftMs, locale)} abgemeldet.`
        : `Ihre Sitzung endet in ${durationText(leftMs, locale)}.`,
    pageTitle: ({ leftMs }, locale) => `Noch ${durationText(leftMs, locale, 'short')}`,
    failed: ({ endsAt, inSeconds }, locale) =>
      `Ihre Sitzung konnte nicht verlängert werden. Prüfen Sie Ihre Verbindung und versuchen Sie es vor ${time(endsAt, locale, inSeconds)} noch einmal.`,
    stillSignedIn: 'Sie sind weiterhin angemeldet.',
    bar: ({ endsAt, inSeconds }, locale) =>
      `Ihre Sitzung endet um ${time(endsAt, locale, inSeconds)}. Speichern Sie Ihre Arbeit.`,
  },
  expired: {
    title: ({ reason }) => (reason === 'signed-out' ? 'Sie haben sich abgemeldet' : 'Ihre Sitzung ist beendet'),
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `Zu Ihrer Sicherheit endet eine Sitzung, wenn sie ${durationText(policy.idleMs, locale)} lang inaktiv ist. ${again}`,
        max: `Ihre Sitzung hat die Höchstdauer erreicht: ${durationText(policy.maxMs, locale)}. ${again}`,
        'signed-out': 'Auch in Ihren anderen Tabs sind Sie abgemeldet.',
        revoked: 'Diese Sitzung wurde von einem anderen Browser oder Gerät aus oder durch die Administration beendet.',
        policy: `Die Administration hat die Sitzungsdauer verkürzt. ${again}`,
        superseded: 'In diesem Browser hat eine neue Sitzung begonnen. Laden Sie die Seite neu, um sie zu nutzen.',
      })[reason],
    kept: ({ until, isToday }, locale) =>
      `Es geht nichts verloren: Ihre Eingaben bleiben bis ${isToday ? '' : `zum ${dayText(until, locale)} um `}${time(until, locale)} auf dieser Seite erhalten.`,
    signIn: 'Erneut anmelden',
    reload: 'Neu laden',
    verifying: 'Ihre Sitzung wird geprüft …',
    pageTitle: 'Abgemeldet',
    back: 'Sie sind wieder angemeldet. Die Seite ist unverändert.',
    signedInAgain: 'Sie sind wieder angemeldet.',
  },
  proof: {
    title: 'Bestätigen Sie Ihre Identität',
    text: 'Melden Sie sich erneut an, um fortzufahren. Diese Seite bleibt unverändert.',
    cancel: 'Abbrechen',
  },
};
