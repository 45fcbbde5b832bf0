import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { fr as dialogs } from '@curfew/dom/messages/fr';
import type { Messages, PolicySave, SettingsMessages } from '../messages/types.ts';

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

function who({ by, self }: PolicySave): string {
  if (!by) return 'Quelqu’un';
  return self ? `${by} (vous)` : by;
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/** "12 sur 40", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `sur ${numberText(of, locale)}`;
  if (most === 0) return of === 1 ? 'aucune' : `aucune ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*jusqu’à ${numberText(most, locale)} ${all}*`;
  return `*entre ${numberText(least, locale)} et ${numberText(most, locale)} ${all}*`;
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
      `Votre session sera fermée après *${durationText(idleMs, locale)}* d’inactivité ou *${durationText(maxMs, locale)}* après la connexion, à la première de ces échéances. ${
        warnMs
          ? `Un avertissement s’affichera *${durationText(warnMs, locale)}* avant la fermeture.`
          : '*Aucun avertissement* ne s’affichera.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Durée pendant laquelle une personne peut rester connectée, quelle que soit son activité. Jusqu’à\u00a0${durationText(limitMs, locale)}.`,
        idleMs: 'Durée pendant laquelle une personne peut rester inactive avant d’être déconnectée.',
        warnMs: 'Délai entre l’affichage de l’avertissement et la déconnexion.',
      })[field],
    warnLabel: 'Délai avant la déconnexion',
    warnHint: 'Le critère WCAG 2.2.1 exige au moins 20\u00a0secondes.',
    noWarning: 'Aucun avertissement',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Les sessions sont fermées après *${durationText(idleMs, locale)}* d’inactivité ou *${durationText(maxMs, locale)}* après la connexion, à la première de ces échéances. ${
        warnMs
          ? `Un avertissement s’affiche *${durationText(warnMs, locale)}* avant la fermeture.`
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
        ? `Fermeture immédiate de *${sessions(ends, locale)} sur ${numberText(of, locale)}*${self ? `${ends === 1 ? '\u00a0: *la vôtre' : ', *dont la vôtre'}*` : ''}.`
        : 'Aucune session ne sera fermée.',
    previewUnknown: 'Impossible de vérifier combien de sessions seront fermées. Vous pouvez tout de même enregistrer.',
    previewing: 'Vérification des sessions concernées…',
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    discard: 'Annuler les modifications',
    confirmSave: ({ ends }, locale) => `Enregistrer et fermer ${sessions(ends, locale)}`,
    goBack: 'Poursuivre la modification',
    revision: ({ version, date }) => `Révision ${version}${date && ` · enregistrée le ${date}`}`,
    saved: 'Modifications enregistrées. Les nouvelles limites s’appliquent dans tous les onglets ouverts.',
    unchanged: 'Aucune modification à enregistrer.',
    updated: (saved, locale) =>
      `${who(saved)} a enregistré de nouvelles limites${when(saved.at, locale)}. Le formulaire les affiche maintenant.`,
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
    conflict: (saved, locale) =>
      `${who(saved)} a enregistré des modifications pendant que vous faisiez les vôtres${when(saved.at, locale)}`,
    yours: 'Vos modifications',
    theirs: 'Valeurs enregistrées',
    keepMine: 'Garder mes modifications',
    takeTheirs: 'Utiliser les valeurs enregistrées',
  },
  save: {
    form: 'Limites des sessions',
    title: ({ ends, isLater }, locale) => {
      if (ends === null) return 'Enregistrer sans vérification\u202f?';
      return isLater
        ? `Conserver ${sessions(ends, locale)} pour l’instant\u202f?`
        : `Fermer ${sessions(ends, locale)}\u202f?`;
    },
    text: ({ ends, of, self }, locale) =>
      `Sessions ouvertes au-delà des nouvelles limites\u00a0: *${numberText(ends, locale)} sur ${numberText(of, locale)}*${self ? ', *dont la vôtre*' : ''}.`,
    unknown: 'Impossible de vérifier quelles sessions seraient fermées.',
    when: 'Quand appliquer les nouvelles limites aux sessions ouvertes\u202f?',
    apply: { now: 'Les fermer maintenant', 'next-sign-in': 'À la prochaine connexion' },
    applyHelp: {
      now: 'Les sessions au-delà des limites sont fermées immédiatement.',
      'next-sign-in': 'Les sessions ouvertes gardent leurs limites jusqu’à la prochaine connexion.',
    },
    saveUnchecked: 'Enregistrer sans vérification',
    saveForLater: 'Enregistrer pour la prochaine connexion',
    addNote: 'Ajouter une note',
    note: 'Note (facultative)',
    noteHelp: 'Visible dans l’historique. 200 caractères au maximum.',
    savedForLater: 'Modifications enregistrées. Les nouvelles limites s’appliquent à la prochaine connexion.',
    discarded: 'Modifications annulées.',
    kept: 'Vos modifications sont toujours là, mais pas encore enregistrées.',
    refused: 'Modifications non enregistrées\u00a0: le serveur n’accepte pas ces limites.',
  },
  typed: {
    label: 'Ou saisir',
    hint: ({ example }) => `Par exemple ${example}. Un nombre seul est en minutes.`,
    unread: ({ text, example }) =>
      `«\u00a0${text}\u00a0» n’est pas une durée. Saisissez par exemple «\u00a0${example}\u00a0» ou 90 (minutes).`,
  },
  day: {
    title: 'Une journée avec ces durées',
    takesBreak: 'Avec une pause',
    neverStops: 'Sans pause',
    signedIn: ({ time }) => `Connexion ${time}`,
    warned: ({ time }) => `Avertissement ${time}`,
    signedOut: ({ time }) => `Déconnexion ${time}`,
    saved: 'En pointillés\u00a0: durées enregistrées',
    show: 'Voir l’avertissement',
    notShown: 'Impossible de charger l’aperçu. Réessayez.',
    badge: 'Aperçu\u00a0: aucune session n’est fermée',
    marked: ({ text }) => `Aperçu\u00a0: ${text}`,
    choices: 'Contenu de l’aperçu',
    choice: { idle: 'Inactivité', max: 'Durée maximale', ended: 'Session fermée' },
    clock: ({ time, speed }, locale) => `${time} · vitesse ×\u00a0${numberText(speed, locale)}`,
    close: 'Fermer',
  },
  standards: {
    title: 'Normes',
    summary: ({ met, of }, locale) =>
      `${numberText(met, locale)} sur ${numberText(of, locale)} ${pluralText(met, locale, { one: 'respectée', other: 'respectées' })}`,
    note: 'Seules les durées sont comparées. Respecter toutes ces normes ne prouve pas la conformité.',
    scope: {
      'high-value': 'applications sensibles',
      'low-risk': 'applications à faible risque',
      users: 'utilisateurs',
      administrators: 'administrateurs',
      addressable: '«\u00a0addressable\u00a0»',
    },
    newTab: '(s’ouvre dans un nouvel onglet)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'respectée' : 'non respectée'}*\u00a0: ${reasons.length ? reasons.join('\u00a0; ') : 'aucune durée précise n’est exigée'}`,
    rule: ({ label, atMostMs, level }, locale) => `${label} de ${durationText(atMostMs, locale)} au maximum (${level})`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `${label}\u00a0: ${durationText(overMs, locale)} de trop (${level}\u00a0: ${durationText(atMostMs, locale)} au maximum)`,
    apply: 'Appliquer',
    blocked: ({ minMs }, locale) =>
      `Impossible à appliquer\u00a0: la durée minimale autorisée ici est de ${durationText(minMs, locale)}.`,
  },
  affected: {
    title: 'Sessions concernées',
    loading: 'Comptage des sessions…',
    failed: 'Impossible de compter les sessions ouvertes. L’enregistrement reste possible.',
    none: 'Aucune session n’est ouverte actuellement.',
    chart: { idle: 'Temps depuis la dernière activité', age: 'Temps depuis la connexion' },
    limit: ({ limitMs }, locale) => `Limite\u00a0: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${toMs === null ? `${durationText(fromMs, locale)} ou plus` : `De ${durationText(fromMs, locale)} à ${durationText(toMs, locale)}`}\u00a0: ${sessions(count, locale)}${
        count ? { within: '', cut: ', peut-être au-delà de la limite', beyond: ', au-delà de la limite' }[part] : ''
      }`,
    idle: (values, locale) =>
      `Sessions inactives depuis plus de ${durationText(values.limitMs, locale)}\u00a0: ${beyond(values, locale)}.`,
    age: (values, locale) =>
      `Sessions ouvertes depuis plus de ${durationText(values.limitMs, locale)}\u00a0: ${beyond(values, locale)}.`,
  },
  history: {
    title: 'Historique',
    loading: 'Chargement…',
    failed: 'Impossible de charger l’historique.',
    none: 'Aucune modification pour le moment.',
    system: 'Système',
    change: ({ label, from, to }) => `${label}\u00a0: ${from} → *${to}*`,
    first: ({ label, to }) => `${label}\u00a0: *${to}*`,
    nextSignIn: 'Pour les nouvelles connexions seulement',
    current: 'Actuelle',
    restore: 'Restaurer',
    restored: ({ date }) =>
      `Des durées antérieures${date && ` (${date})`} sont de nouveau dans le formulaire. Elles ne sont pas encore enregistrées.`,
  },
};
