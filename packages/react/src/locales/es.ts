import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { es as dialogs } from '@curfew/dom/messages/es';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Duración máxima de la sesión',
  idleMs: 'Tiempo de inactividad de la sesión',
  warnMs: 'Aviso de cierre de sesión',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]}: ${durationText(nearestMs ?? 0, locale)} ${word}.`;
}

/** A multiple of a million takes "de". */
function sessions(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    one: `${number} sesión`,
    many: `${number} de sesiones`,
    other: `${number} sesiones`,
  });
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/**
 * All texts in Spanish, for all regions and genders.
 *
 * @example
 * import { es } from '@curfew/react/messages/es';
 * <SessionProvider session={session} locale="es" messages={es}>
 */
export const es: Messages = {
  ...dialogs,
  picker: {
    unit: { days: 'Días', hours: 'Horas', minutes: 'Minutos', seconds: 'Segundos' },
    tooShort: ({ ms }, locale) => `${durationText(ms, locale)} como mínimo.`,
    tooLong: ({ ms }, locale) => `${durationText(ms, locale)} como máximo.`,
    use: ({ ms }, locale) => `Establecer en ${durationText(ms, locale)}`,
    none: 'Sin definir',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `Su sesión se cerrará tras *${durationText(idleMs, locale)}* de inactividad o *${durationText(maxMs, locale)}* después de iniciarla, lo que ocurra primero. ${
        warnMs ? `Recibirá un aviso *${durationText(warnMs, locale)}* antes.` : '*No recibirá ningún aviso*.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Cuánto tiempo puede durar una sesión, con o sin actividad. Hasta ${durationText(limitMs, locale)}.`,
        idleMs: 'Cuánto tiempo puede pasar sin actividad antes de que se cierre la sesión.',
        warnMs:
          'Con cuánta antelación aparece el aviso de cierre de sesión. El criterio WCAG 2.2.1 exige al menos 20 segundos.',
      })[field],
    warnLabel: 'Tiempo antes del cierre de sesión',
    noWarning: 'Sin aviso',
    presets: 'Valores predefinidos',
    presetNote: {
      'nist-aal2':
        'NIST SP 800-63B-4 (julio de 2025), AAL2: la duración máxima SHOULD ser de 24 horas o menos; la inactividad SHOULD ser de 1 hora o menos.',
      'nist-aal3':
        'NIST SP 800-63B-4 (julio de 2025), AAL3: la duración máxima SHALL ser de 12 horas o menos; la inactividad SHOULD ser de 15 minutos o menos.',
      'pci-dss':
        'PCI DSS 4.0.1 (junio de 2024), 8.2.8: nueva autenticación tras más de 15 minutos de inactividad. Sin duración máxima.',
      none: 'HIPAA (45 CFR 164.312(a)(2)(iii)) exige el cierre automático de sesión y OWASP ASVS 5.0 (mayo de 2025, 7.1.1 y 7.3), límites documentados. Ninguna fija una duración.',
    },
    presetBlocked: ({ limitMs }, locale) => `Su límite es de ${durationText(limitMs, locale)}.`,
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `La sesión se cierra tras *${durationText(idleMs, locale)}* de inactividad o *${durationText(maxMs, locale)}* después de iniciarla, lo que ocurra primero. ${
        warnMs ? `Se avisa *${durationText(warnMs, locale)}* antes.` : '*No se avisa* antes.'
      }`,
    noSentence: 'Corrija las duraciones marcadas para ver su efecto.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}: indique una duración, por ejemplo, 15 minutos.`,
      too_short: bound('como mínimo'),
      too_long: bound('como máximo'),
      idle_above_max: ({ nearestMs }, locale) =>
        `El tiempo de inactividad no puede superar la duración máxima (${durationText(nearestMs ?? 0, locale)}).`,
      warn_not_below_idle: () => 'El tiempo de aviso debe ser menor que el tiempo de inactividad.',
    },
    problems: ({ count }, locale) =>
      `Corrija ${numberText(count, locale)} ${pluralText(count, locale, { one: 'problema', other: 'problemas' })} para guardar`,
    fewExtensions: ({ times }, locale) =>
      times
        ? `La sesión solo se puede prolongar ${numberText(times, locale)} ${pluralText(times, locale, { one: 'vez', other: 'veces' })}. El criterio WCAG 2.2.1 pide al menos 10, salvo que el límite sea esencial.`
        : 'La sesión no se puede prolongar. El criterio WCAG 2.2.1 pide al menos 10 prolongaciones, salvo que el límite sea esencial.',
    fixedMaximum:
      'La duración máxima no se puede prolongar. El criterio WCAG 2.2.1 solo lo admite si el límite es esencial o superior a 20 horas.',
    shortWarning: 'El criterio WCAG 2.2.1 exige un aviso de al menos 20 segundos, salvo que el límite sea esencial.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `Al guardar se ${pluralText(ends, locale, { one: 'cierra', other: 'cierran' })} de inmediato *${sessions(ends, locale)} de ${numberText(of, locale)}*${self ? `, *${ends === 1 ? 'la suya' : 'incluida la suya'}*` : ''}.`
        : 'No se cerrará ninguna sesión.',
    previewUnknown: 'No se pudo comprobar cuántas sesiones se cerrarán. Aun así, puede guardar.',
    previewing: 'Comprobando las sesiones afectadas…',
    save: 'Guardar cambios',
    saving: 'Guardando…',
    discard: 'Descartar cambios',
    confirmSave: ({ ends }, locale) => `Guardar y cerrar ${sessions(ends, locale)}`,
    goBack: 'Seguir editando',
    revision: ({ version, date }) => `Revisión ${version}${date && ` · guardada el ${date}`}`,
    saved: 'Cambios guardados. Los nuevos límites se aplican en todas las pestañas abiertas.',
    unchanged: 'No hay cambios que guardar.',
    updated: ({ by, at }, locale) =>
      `${by || 'Alguien'} guardó nuevos límites${when(at, locale)}. El formulario ya los muestra.`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `No se guardó: el servidor está ocupado. Inténtelo de nuevo dentro de ${durationText(seconds * 1_000, locale)}.`
          : 'No se guardó. Compruebe la conexión e inténtelo de nuevo.'
      } Sus cambios siguen aquí.`,
    forbidden: 'No se guardó: su acceso es de solo lectura.',
    loading: 'Cargando…',
    notLoaded: 'No se pudieron cargar los límites de sesión.',
    tryAgain: 'Intentar de nuevo',
    conflict: ({ by, at }, locale) => `${by || 'Alguien'} guardó cambios mientras usted editaba${when(at, locale)}`,
    yours: 'Sus cambios',
    theirs: 'Valores guardados',
    keepMine: 'Conservar mis cambios',
    takeTheirs: 'Usar los valores guardados',
  },
};
