import { durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

const goOn = 'Melden Sie sich wieder an, um dort weiterzuarbeiten, wo Sie waren.';

/**
 * The texts of both dialogs in German. Durations are in the accusative, because `Intl` has no dative.
 *
 * @example
 * import { de } from '@curfew/dom/messages/de';
 * mountWarning(session, { locale: 'de', messages: de });
 */
export const de: DialogMessages = {
  warning: {
    title: { idle: 'Sind Sie noch da?', max: 'Bald müssen Sie sich neu anmelden' },
    description: ({ limit, leftMs, endsAt }, locale) =>
      `In ${durationText(leftMs, locale)}, um ${timeText(endsAt, locale)} Uhr, ${
        limit === 'idle'
          ? 'werden Sie zu Ihrer Sicherheit abgemeldet.'
          : 'müssen Sie sich neu anmelden, auch wenn Sie gerade arbeiten. Speichern Sie Ihre Arbeit.'
      }`,
    extend: { idle: 'Angemeldet bleiben', max: 'Weiterarbeiten' },
    signOut: { idle: 'Abmelden', max: 'Jetzt abmelden' },
    left: ({ limit, leftMs }, locale) =>
      limit === 'idle'
        ? `Sie werden in ${durationText(leftMs, locale)} abgemeldet.`
        : `Sie müssen sich in ${durationText(leftMs, locale)} neu anmelden.`,
    pageTitle: ({ leftMs }, locale) => `Abmeldung in ${durationText(leftMs, locale, 'short')}`,
    failed: 'Der Server ist nicht erreichbar. Versuchen Sie es noch einmal.',
    stillSignedIn: 'Sie sind weiterhin angemeldet.',
    bar: ({ endsAt }, locale) =>
      `Um ${timeText(endsAt, locale)} Uhr müssen Sie sich neu anmelden. Speichern Sie Ihre Arbeit.`,
  },
  expired: {
    title: 'Ihre Sitzung ist beendet',
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `Es gab ${durationText(policy.idleMs, locale)} lang keine Aktivität. ${goOn}`,
        max: `Eine Sitzung dauert höchstens ${durationText(policy.maxMs, locale)}. ${goOn}`,
        'signed-out': 'Sie haben sich hier oder in einem anderen Tab abgemeldet.',
        revoked: 'Sie selbst oder die Administration haben diese Sitzung von anderswo beendet.',
        policy: `Die Administration hat die Dauer von Sitzungen verkürzt. ${goOn}`,
        superseded: 'In diesem Browser hat eine neue Sitzung begonnen. Laden Sie die Seite neu, um sie zu nutzen.',
      })[reason],
    signIn: 'Wieder anmelden',
    reload: 'Seite neu laden',
    verifying: 'Ihre Sitzung wird geprüft …',
    pageTitle: 'Abgemeldet',
  },
  dialog: { unreported: `Der Server war nicht erreichbar, um Sie angemeldet zu halten. ${goOn}` },
};
