import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { fr as dialogs } from '@curfew/dom/messages/fr';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Durée maximale de la session',
  idleMs: 'Délai d’inactivité de la session',
  warnMs: 'Avertissement de déconnexion',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]}\u00a0: ${durationText(nearestMs ?? 0, locale)} ${word}.`;
}

/** A multiple of a million takes "de". */
function sessions(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    one: `${number} session`,
    many: `${number} de sessions`,
    other: `${number} sessions`,
  });
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/**
 * All texts in French, for all genders: they avoid participles that agree with the user.
 *
 * @example
 * import { fr } from '@curfew/react/messages/fr';
 * <SessionProvider session={session} locale="fr" messages={fr}>
 */
export const fr: Messages = {
  ...dialogs,
  picker: {
    unit: { days: 'Jours', hours: 'Heures', minutes: 'Minutes', seconds: 'Secondes' },
    tooShort: ({ ms }, locale) => `${durationText(ms, locale)} au minimum.`,
    tooLong: ({ ms }, locale) => `${durationText(ms, locale)} au maximum.`,
    use: ({ ms }, locale) => `Choisir ${durationText(ms, locale)}`,
    none: 'Non définie',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Votre session prendra fin après *${durationText(idleMs, locale)}* d’inactivité ou *${durationText(maxMs, locale)}* après la connexion, selon la première échéance. ${
        warnMs
          ? `Un avertissement s’affichera *${durationText(warnMs, locale)}* avant.`
          : '*Aucun avertissement* ne s’affichera.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Durée pendant laquelle une personne peut rester connectée, quelle que soit son activité. Jusqu’à ${durationText(limitMs, locale)}.`,
        idleMs: 'Durée pendant laquelle une personne peut rester inactive avant d’être déconnectée.',
        warnMs:
          'Délai entre l’affichage de l’avertissement et la déconnexion. Le critère WCAG 2.2.1 exige au moins 20\u00a0secondes.',
      })[field],
    warnLabel: 'Délai avant la déconnexion',
    noWarning: 'Aucun avertissement',
    presets: 'Préréglages',
    presetNote: {
      'nist-aal2':
        'NIST SP 800-63B-4 (juillet 2025), AAL2\u00a0: la durée maximale SHOULD ne pas dépasser 24\u00a0heures, l’inactivité SHOULD ne pas dépasser 1\u00a0heure.',
      'nist-aal3':
        'NIST SP 800-63B-4 (juillet 2025), AAL3\u00a0: la durée maximale SHALL ne pas dépasser 12\u00a0heures, l’inactivité SHOULD ne pas dépasser 15\u00a0minutes.',
      'pci-dss':
        'PCI DSS 4.0.1 (juin 2024), 8.2.8\u00a0: nouvelle authentification après plus de 15\u00a0minutes d’inactivité. Pas de durée maximale.',
      none: 'HIPAA (45 CFR 164.312(a)(2)(iii)) exige une déconnexion automatique, OWASP ASVS 5.0 (mai 2025, 7.1.1 et 7.3) des limites documentées. Aucune durée n’est fixée.',
    },
    presetBlocked: ({ limitMs }, locale) => `Votre limite est de ${durationText(limitMs, locale)}.`,
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Les sessions prennent fin après *${durationText(idleMs, locale)}* d’inactivité ou *${durationText(maxMs, locale)}* après la connexion, selon la première échéance. ${
        warnMs
          ? `Un avertissement s’affiche *${durationText(warnMs, locale)}* avant.`
          : '*Aucun avertissement* ne s’affiche.'
      }`,
    noSentence: 'Corrigez les durées signalées pour voir leur effet.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}\u00a0: indiquez une durée, par exemple 15\u00a0minutes.`,
      too_short: bound('au minimum'),
      too_long: bound('au maximum'),
      idle_above_max: ({ nearestMs }, locale) =>
        `Le délai d’inactivité ne peut pas dépasser la durée maximale (${durationText(nearestMs ?? 0, locale)}).`,
      warn_not_below_idle: () => 'Le délai d’avertissement doit être inférieur au délai d’inactivité.',
    },
    problems: ({ count }, locale) =>
      `Corrigez ${numberText(count, locale)} ${pluralText(count, locale, { one: 'problème', other: 'problèmes' })} pour enregistrer`,
    fewExtensions: ({ times }, locale) =>
      times
        ? `Une session ne peut être prolongée que ${numberText(times, locale)} fois. Le critère WCAG 2.2.1 en demande au moins 10, sauf si la limite est essentielle.`
        : 'Une session ne peut pas être prolongée. Le critère WCAG 2.2.1 demande au moins 10 prolongations, sauf si la limite est essentielle.',
    fixedMaximum:
      'La durée maximale ne peut pas être prolongée. Le critère WCAG 2.2.1 ne l’admet que si la limite est essentielle ou dépasse 20\u00a0heures.',
    shortWarning:
      'Le critère WCAG 2.2.1 exige un avertissement d’au moins 20\u00a0secondes, sauf si la limite est essentielle.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `L’enregistrement ferme immédiatement *${sessions(ends, locale)} sur ${numberText(of, locale)}*${self ? `, *${ends === 1 ? 'la vôtre' : 'dont la vôtre'}*` : ''}.`
        : 'Aucune session ne sera fermée.',
    previewUnknown: 'Impossible de vérifier combien de sessions seront fermées. Vous pouvez tout de même enregistrer.',
    previewing: 'Vérification des sessions concernées…',
    save: 'Enregistrer les modifications',
    saving: 'Enregistrement…',
    discard: 'Annuler les modifications',
    confirmSave: ({ ends }, locale) => `Enregistrer et fermer ${sessions(ends, locale)}`,
    goBack: 'Poursuivre la modification',
    revision: ({ version, date }) => `Révision ${version}${date && ` · enregistrée le ${date}`}`,
    saved: 'Modifications enregistrées. Les nouvelles limites s’appliquent dans tous les onglets ouverts.',
    unchanged: 'Aucune modification à enregistrer.',
    updated: ({ by, at }, locale) =>
      `${by || 'Quelqu’un'} a enregistré de nouvelles limites${when(at, locale)}. Le formulaire les affiche maintenant.`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `Modifications non enregistrées\u00a0: le serveur est surchargé. Réessayez dans ${durationText(seconds * 1_000, locale)}.`
          : 'Modifications non enregistrées. Vérifiez votre connexion et réessayez.'
      } Rien n’est perdu.`,
    forbidden: 'Modifications non enregistrées\u00a0: votre accès est en lecture seule.',
    loading: 'Chargement…',
    notLoaded: 'Impossible de charger les limites de session.',
    tryAgain: 'Réessayer',
    conflict: ({ by, at }, locale) =>
      `${by || 'Quelqu’un'} a enregistré des modifications pendant les vôtres${when(at, locale)}`,
    yours: 'Vos modifications',
    theirs: 'Valeurs enregistrées',
    keepMine: 'Garder mes modifications',
    takeTheirs: 'Utiliser les valeurs enregistrées',
  },
};
