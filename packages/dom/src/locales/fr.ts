import { dayText, durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

const again = 'Reconnectez-vous pour continuer.';

/**
 * The texts of the dialogs in French, for all genders: they avoid participles that agree with the user.
 *
 * @example
 * import { fr } from '@curfew/dom/messages/fr';
 * mountWarning(session, { locale: 'fr', messages: fr });
 */
export const fr: DialogMessages = {
  warning: {
    title: { idle: 'Votre session sera bientôt fermée', max: 'Vous devrez bientôt vous reconnecter' },
    description({ limit, canSignIn, endsAt, inSeconds }, locale) {
      const at = timeText(endsAt, locale, inSeconds);
      if (limit === 'idle') return `Pour votre sécurité, votre session sera fermée à\u00a0${at}.`;
      return canSignIn
        ? `Votre session atteindra sa durée maximale à\u00a0${at}. Reconnectez-vous avant cette heure pour continuer sans interruption.`
        : `Votre session atteindra sa durée maximale à\u00a0${at} et ne pourra pas être prolongée. Enregistrez votre travail avant cette heure.`;
    },
    extend: ({ limit, endsAt, inSeconds }, locale) =>
      limit === 'idle' ? 'Prolonger la session' : `Continuer jusqu’à\u00a0${timeText(endsAt, locale, inSeconds)}`,
    signOut: { idle: 'Se déconnecter', max: 'Se déconnecter maintenant' },
    signInAgain: 'Se reconnecter',
    backToCountdown: 'Retour',
    left: ({ leftMs }, locale) => `Votre session sera fermée dans ${durationText(leftMs, locale)}.`,
    pageTitle: ({ leftMs }, locale) => `Plus que ${durationText(leftMs, locale, 'short')}`,
    failed: ({ endsAt, inSeconds }, locale) =>
      `Impossible de prolonger la session. Vérifiez votre connexion et réessayez avant ${timeText(endsAt, locale, inSeconds)}.`,
    stillSignedIn: 'Votre session reste ouverte.',
    bar: ({ endsAt, inSeconds }, locale) =>
      `Fermeture de la session à\u00a0${timeText(endsAt, locale, inSeconds)}. Enregistrez votre travail.`,
  },
  expired: {
    title: ({ reason }) => (reason === 'signed-out' ? 'Vous avez fermé votre session' : 'Votre session est fermée'),
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `Pour votre sécurité, les sessions sont fermées après ${durationText(policy.idleMs, locale)} d’inactivité. ${again}`,
        max: `Votre session a atteint sa durée maximale de ${durationText(policy.maxMs, locale)}. ${again}`,
        'signed-out': 'Elle est également fermée dans vos autres onglets.',
        revoked: 'Cette session a été fermée depuis un autre navigateur ou appareil, ou par l’administration.',
        policy: `L’administration a réduit la durée des sessions. ${again}`,
        superseded: 'Une nouvelle session a été ouverte dans ce navigateur. Actualisez la page pour l’utiliser.',
      })[reason],
    kept: ({ until, isToday }, locale) =>
      `Rien n’est perdu\u00a0: votre saisie est conservée sur cette page jusqu’${isToday ? '' : `au ${dayText(until, locale)} `}à\u00a0${timeText(until, locale)}.`,
    signIn: 'Se reconnecter',
    reload: 'Actualiser',
    verifying: 'Vérification de votre session…',
    pageTitle: 'Session fermée',
    back: 'Votre session est de nouveau ouverte. La page est telle que vous l’avez laissée.',
    signedInAgain: 'Votre session est de nouveau ouverte.',
  },
  proof: {
    title: 'Confirmez votre identité',
    text: 'Reconnectez-vous pour continuer. Cette page reste telle quelle.',
    cancel: 'Annuler',
  },
};
