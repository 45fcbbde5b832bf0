import { dayText, durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

/** Returns the time with its article: "la 1:05", "las 2:05". */
function hour(...values: Parameters<typeof timeText>): string {
  const time = timeText(...values);
  return `${/^0?1\D/.test(time) ? 'la' : 'las'}\u00a0${time}`;
}

const again = 'Inicie sesión de nuevo para continuar.';

/**
 * The texts of the dialogs in Spanish, for all regions and genders.
 *
 * @example
 * import { es } from '@curfew/dom/messages/es';
 * mountWarning(session, { locale: 'es', messages: es });
 */
export const es: DialogMessages = {
  warning: {
    title: { idle: 'Su sesión está a punto de cerrarse', max: 'Pronto deberá iniciar sesión de nuevo' },
    description({ limit, canSignIn, endsAt, inSeconds }, locale) {
      const at = hour(endsAt, locale, inSeconds);
      if (limit === 'idle') return `Por su seguridad, la sesión se cerrará a ${at}.`;
      return canSignIn
        ? `Su sesión alcanzará el límite a ${at}. Inicie sesión de nuevo antes de esa hora para seguir trabajando sin interrupciones.`
        : `Su sesión alcanzará el límite a ${at} y no podrá prolongarse. Guarde su trabajo antes de esa hora.`;
    },
    extend: ({ limit, endsAt, inSeconds }, locale) =>
      limit === 'idle' ? 'Prolongar la sesión' : `Seguir trabajando hasta ${hour(endsAt, locale, inSeconds)}`,
    signOut: { idle: 'Cerrar sesión', max: 'Cerrar sesión ahora' },
    signInAgain: 'Iniciar sesión de nuevo',
    backToCountdown: 'Volver',
    left: ({ leftMs }, locale) => `Su sesión se cerrará en ${durationText(leftMs, locale)}.`,
    pageTitle: ({ leftMs }, locale) => `Cierre en ${durationText(leftMs, locale, 'short')}`,
    failed: ({ endsAt, inSeconds }, locale) =>
      `No se pudo prolongar la sesión. Compruebe la conexión e inténtelo de nuevo antes de ${hour(endsAt, locale, inSeconds)}.`,
    stillSignedIn: 'La sesión sigue abierta.',
    bar: ({ endsAt, inSeconds }, locale) =>
      `La sesión se cierra a ${hour(endsAt, locale, inSeconds)}. Guarde su trabajo.`,
  },
  expired: {
    title: ({ reason }) => (reason === 'signed-out' ? 'Ha cerrado la sesión' : 'Su sesión se ha cerrado'),
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `Por su seguridad, las sesiones se cierran tras ${durationText(policy.idleMs, locale)} de inactividad. ${again}`,
        max: `Su sesión alcanzó la duración máxima de ${durationText(policy.maxMs, locale)}. ${again}`,
        'signed-out': 'También se ha cerrado en las demás pestañas.',
        revoked: 'Esta sesión se cerró desde otro navegador o dispositivo, o por parte de la administración.',
        policy: `La administración ha reducido la duración de las sesiones. ${again}`,
        superseded: 'Se ha iniciado una nueva sesión en este navegador. Recargue la página para usarla.',
      })[reason],
    kept: ({ until, isToday }, locale) =>
      `No se pierde nada: lo que ha introducido permanece en esta página hasta ${isToday ? '' : `el ${dayText(until, locale)} a `}${hour(until, locale)}.`,
    signIn: 'Iniciar sesión de nuevo',
    reload: 'Recargar',
    verifying: 'Comprobando la sesión…',
    pageTitle: 'Sesión cerrada',
    back: 'Ha iniciado sesión de nuevo. Todo está como lo dejó.',
    signedInAgain: 'Ha iniciado sesión de nuevo.',
  },
  proof: {
    title: 'Confirme su identidad',
    text: 'Inicie sesión de nuevo para continuar. Esta página seguirá tal como está.',
    cancel: 'Cancelar',
  },
};
