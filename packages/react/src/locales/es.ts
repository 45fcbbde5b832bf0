import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { es as dialogs } from '@curfew/dom/messages/es';
import type { Messages, PolicySave, SettingsMessages } from '../messages/types.ts';

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

function who({ by, self }: PolicySave): string {
  if (!by) return 'Alguien';
  return self ? `${by} (usted)` : by;
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/** "12 de 40", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `de ${numberText(of, locale)}`;
  if (most === 0) return of === 1 ? 'ninguna' : `ninguna ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*hasta ${numberText(most, locale)} ${all}*`;
  return `*entre ${numberText(least, locale)} y ${numberText(most, locale)} ${all}*`;
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
        warnMs ? `Recibirá un aviso *${durationText(warnMs, locale)}* antes del cierre.` : '*No recibirá ningún aviso*.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `Cuánto tiempo puede durar una sesión, con o sin actividad. Hasta\u00a0${durationText(limitMs, locale)}.`,
        idleMs: 'Cuánto tiempo puede pasar sin actividad antes de que se cierre la sesión.',
        warnMs: 'Con cuánta antelación aparece el aviso de cierre de sesión.',
      })[field],
    warnLabel: 'Tiempo antes del cierre de sesión',
    warnHint: 'El criterio WCAG 2.2.1 exige al menos 20 segundos.',
    noWarning: 'Sin aviso',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `La sesión se cierra tras *${durationText(idleMs, locale)}* de inactividad o *${durationText(maxMs, locale)}* después de iniciarla, lo que ocurra primero. ${
        warnMs ? `Se avisa *${durationText(warnMs, locale)}* antes del cierre.` : '*No se avisa* antes.'
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
        ? `La sesión solo se puede prolongar ${numberText(times, locale)} ${pluralText(times, locale, { one: 'vez', other: 'veces' })}. El criterio WCAG 2.2.1 pide al menos 10 prolongaciones, salvo que el límite sea esencial.`
        : 'La sesión no se puede prolongar. El criterio WCAG 2.2.1 pide al menos 10 prolongaciones, salvo que el límite sea esencial.',
    fixedMaximum:
      'La duración máxima no se puede prolongar. El criterio WCAG 2.2.1 solo lo admite si el límite es esencial o superior a 20 horas.',
    shortWarning: 'El criterio WCAG 2.2.1 exige un aviso de al menos 20 segundos, salvo que el límite sea esencial.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `Al guardar se ${pluralText(ends, locale, { one: 'cierra', other: 'cierran' })} de inmediato *${sessions(ends, locale)} de ${numberText(of, locale)}*${self ? `${ends === 1 ? ': *la suya' : ', *incluida la suya'}*` : ''}.`
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
    updated: (saved, locale) =>
      `${who(saved)} guardó nuevos límites${when(saved.at, locale)}. El formulario ya los muestra.`,
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
    conflict: (saved, locale) => `${who(saved)} guardó cambios mientras usted editaba${when(saved.at, locale)}`,
    yours: 'Sus cambios',
    theirs: 'Valores guardados',
    keepMine: 'Conservar mis cambios',
    takeTheirs: 'Usar los valores guardados',
  },
  save: {
    form: 'Límites de las sesiones',
    title: ({ ends, isLater }, locale) => {
      if (ends === null) return '¿Guardar sin comprobar?';
      return isLater ? `¿Mantener ${sessions(ends, locale)} por ahora?` : `¿Cerrar ${sessions(ends, locale)}?`;
    },
    text: ({ ends, of, self }, locale) =>
      `Sesiones abiertas que superan los nuevos límites: *${numberText(ends, locale)} de ${numberText(of, locale)}*${self ? ', *incluida la suya*' : ''}.`,
    unknown: 'No se ha podido comprobar a quién se cerraría la sesión.',
    when: '¿Cuándo aplicar los nuevos límites a las sesiones abiertas?',
    apply: { now: 'Cerrarlas ahora', 'next-sign-in': 'En el próximo inicio de sesión' },
    applyHelp: {
      now: 'Las sesiones que superan los nuevos límites se cierran de inmediato.',
      'next-sign-in': 'Las sesiones abiertas conservan sus límites hasta el próximo inicio de sesión.',
    },
    saveUnchecked: 'Guardar sin comprobar',
    saveForLater: 'Guardar para el próximo inicio de sesión',
    addNote: 'Añadir una nota',
    note: 'Nota (opcional)',
    noteHelp: 'Se muestra en el historial. 200 caracteres como máximo.',
    savedForLater: 'Cambios guardados. Los nuevos límites se aplican desde el próximo inicio de sesión.',
    discarded: 'Cambios descartados.',
    kept: 'Sus cambios siguen aquí, pero aún no se han guardado.',
    refused: 'No se guardó: el servidor no acepta estos límites.',
  },
  typed: {
    label: 'O escríbala',
    hint: ({ example }) => `Por ejemplo, ${example}. Un número solo indica minutos.`,
    unread: ({ text, example }) => `«${text}» no es una duración. Escriba, por ejemplo, «${example}» o 90 (minutos).`,
  },
  day: {
    title: 'Un día con estos límites',
    takesBreak: 'Con una pausa',
    neverStops: 'Sin pausas',
    signedIn: ({ time }) => `Inicio de sesión ${time}`,
    warned: ({ time }) => `Aviso ${time}`,
    signedOut: ({ time }) => `Sesión cerrada ${time}`,
    saved: 'Línea discontinua: límites guardados',
    show: 'Ver el aviso',
    notShown: 'No se pudo cargar la vista previa. Inténtelo de nuevo.',
    badge: 'Vista previa: no se cierra ninguna sesión',
    marked: ({ text }) => `Vista previa: ${text}`,
    choices: 'Contenido de la vista previa',
    choice: { idle: 'Inactividad', max: 'Duración máxima', ended: 'Sesión cerrada' },
    clock: ({ time, speed }, locale) => `${time} · velocidad ×${numberText(speed, locale)}`,
    close: 'Cerrar',
  },
  standards: {
    title: 'Normas',
    summary: ({ met, of }, locale) => `Cumple ${numberText(met, locale)} de ${numberText(of, locale)}`,
    note: 'Solo se comparan las duraciones. Cumplir todas estas normas no demuestra la conformidad.',
    scope: {
      'high-value': 'aplicaciones críticas',
      'low-risk': 'aplicaciones de bajo riesgo',
      users: 'usuarios',
      administrators: 'administradores',
      addressable: '«addressable»',
    },
    newTab: '(se abre en una pestaña nueva)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'se cumple' : 'no se cumple'}*: ${reasons.length ? reasons.join('; ') : 'no exige ninguna duración concreta'}`,
    rule: ({ label, atMostMs, level }, locale) => `${label}: ${durationText(atMostMs, locale)} como máximo (${level})`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `${label}: sobran ${durationText(overMs, locale)} (${level}: ${durationText(atMostMs, locale)} como máximo)`,
    apply: 'Aplicar',
    blocked: ({ minMs }, locale) =>
      `No se puede aplicar: la duración mínima permitida aquí es de ${durationText(minMs, locale)}.`,
  },
  affected: {
    title: 'Sesiones afectadas',
    loading: 'Contando sesiones…',
    failed: 'No se pudieron contar las sesiones abiertas. Aún puede guardar.',
    none: 'No hay ninguna sesión abierta en este momento.',
    chart: { idle: 'Tiempo desde la última actividad', age: 'Tiempo desde el inicio de sesión' },
    limit: ({ limitMs }, locale) => `Límite: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${toMs === null ? `${durationText(fromMs, locale)} o más` : `De ${durationText(fromMs, locale)} a ${durationText(toMs, locale)}`}: ${sessions(count, locale)}${
        count
          ? { within: '', cut: ', posiblemente por encima del límite', beyond: ', por encima del límite' }[part]
          : ''
      }`,
    idle: (values, locale) =>
      `Sesiones sin actividad desde hace más de ${durationText(values.limitMs, locale)}: ${beyond(values, locale)}.`,
    age: (values, locale) =>
      `Sesiones iniciadas hace más de ${durationText(values.limitMs, locale)}: ${beyond(values, locale)}.`,
  },
  history: {
    title: 'Historial',
    loading: 'Cargando…',
    failed: 'No se pudo cargar el historial.',
    none: 'Todavía no hay cambios.',
    system: 'Sistema',
    change: ({ label, from, to }) => `${label}: ${from} → *${to}*`,
    first: ({ label, to }) => `${label}: *${to}*`,
    nextSignIn: 'Solo para nuevos inicios de sesión',
    current: 'Actual',
    restore: 'Restaurar',
    restored: ({ date }) =>
      `Las duraciones anteriores${date && ` (${date})`} están de nuevo en el formulario. Aún no se han guardado.`,
  },
};
