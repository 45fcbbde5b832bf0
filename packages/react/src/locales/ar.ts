import { durationText, numberText, pluralText } from '@curfew/dom';
import { ar as dialogs } from '@curfew/dom/messages/ar';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'أقصى مدة للجلسة',
  idleMs: 'مدة الجلسة دون نشاط',
  warnMs: 'التنبيه المسبق',
};

const leastWarning = 'يشترط WCAG 2.2.1 ما لا يقل عن 20 ثانية.';

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]}: ${word} ${durationText(nearestMs ?? 0, locale)}.`;
}

/** Returns a count of sessions as the object of a verb, in one of the six plural forms of Arabic. */
function sessions(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    zero: 'أي جلسة',
    one: 'جلسة واحدة',
    two: 'جلستين',
    few: `${number} جلسات`,
    many: `${number} جلسة`,
    other: `${number} جلسة`,
  });
}

function times(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    zero: 'ولا مرة',
    one: 'مرة واحدة',
    two: 'مرتين',
    few: `${number} مرات`,
    many: `${number} مرة`,
    other: `${number} مرة`,
  });
}

/** A count of sessions that stands alone, in the nominative. */
function sessionCount(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    zero: 'لا جلسات',
    one: 'جلسة واحدة',
    two: 'جلستان',
    few: `${number} جلسات`,
    many: `${number} جلسة`,
    other: `${number} جلسة`,
  });
}

/** "12 من أصل 40", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `من أصل ${numberText(of, locale)}`;
  if (most === 0) return `لا شيء ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*حتى ${numberText(most, locale)} ${all}*`;
  return `*بين ${numberText(least, locale)} و${numberText(most, locale)} ${all}*`;
}

/**
 * All texts in Arabic. Set `dir="rtl"` on the page. Durations are in the nominative, the only case of `Intl`.
 *
 * @example
 * import { ar } from '@curfew/react/messages/ar';
 * <SessionProvider session={session} locale="ar" messages={ar}>
 */
export const ar: Messages = {
  ...dialogs,
  picker: {
    unit: { days: 'أيام', hours: 'ساعات', minutes: 'دقائق', seconds: 'ثوانٍ' },
    tooShort: ({ ms }, locale) => `الحد الأدنى ${durationText(ms, locale)}.`,
    tooLong: ({ ms }, locale) => `الحد الأقصى ${durationText(ms, locale)}.`,
    use: ({ ms }, locale) => `استخدام: ${durationText(ms, locale)}`,
    none: 'غير محدد',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `مدة جلستك دون نشاط *${durationText(idleMs, locale)}*، وأقصى مدة لها *${durationText(maxMs, locale)}* مهما فعلت. ${
        warnMs ? `ومدة التنبيه قبل ذلك *${durationText(warnMs, locale)}*.` : '*ولا تنبيه* قبل ذلك.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `مدة بقاء الأشخاص مسجّلي الدخول مهما فعلوا. الحد الأقصى ${durationText(limitMs, locale)}.`,
        idleMs: 'مدة بقاء الأشخاص مسجّلي الدخول دون نشاط.',
        warnMs: `متى يُنبَّه الأشخاص قبل تسجيل الخروج. ${leastWarning}`,
      })[field],
    warnLabel: 'الوقت قبل تسجيل الخروج',
    noWarning: 'دون تنبيه',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `مدة الجلسة دون نشاط *${durationText(idleMs, locale)}*، وأقصى مدة لها *${durationText(maxMs, locale)}* مهما فعل الأشخاص. ${
        warnMs ? `ومدة التنبيه قبل ذلك *${durationText(warnMs, locale)}*.` : '*ولا تنبيه* قبل ذلك.'
      }`,
    noSentence: 'صحّح المدد لترى أثرها.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}: هذه ليست مدة.`,
      too_short: bound('الحد الأدنى'),
      too_long: bound('الحد الأقصى'),
      idle_above_max: bound('لا تزيد على المدة القصوى وهي'),
      warn_not_below_idle: () => `${label.warnMs}: يجب أن يكون أقصر من «${label.idleMs}».`,
    },
    problems: 'لا يمكن حفظ هذه المدد',
    fewExtensions: (values, locale) =>
      `يمكن التمديد ${times(values.times, locale)}. ويتوقع WCAG 2.2.1 عشر مرات ما لم ينطبق استثناء.`,
    shortWarning: leastWarning,
    preview: ({ ends, of, self }, locale) =>
      `يُنهي الحفظ فورًا *${sessions(ends, locale)} من أصل ${numberText(of, locale)}*${self ? '، *وهذه منها*' : ''}.`,
    previewUnknown: 'لا يُعرف كم جلسة سينهيها الحفظ. الحفظ ممكن.',
    previewing: 'جارٍ عدّ الجلسات…',
    save: 'حفظ التغييرات',
    saving: 'جارٍ الحفظ…',
    discard: 'تجاهل',
    confirmSave: ({ ends }, locale) => `الحفظ وإنهاء ${sessions(ends, locale)}`,
    goBack: 'رجوع',
    revision: ({ version, date }) => `المراجعة ${version}${date && ` · حُفظت ${date}`}`,
    saved: ({ version }) => `تم الحفظ. المراجعة ${version} سارية في علامات التبويب المفتوحة.`,
    unchanged: 'لم يتغير شيء.',
    updated: ({ version }) => `حفظ شخص آخر المراجعة ${version}. وهي المعروضة الآن.`,
    failed: ({ seconds }, locale) =>
      seconds
        ? `لم يُحفظ شيء. الخادم مشغول. المهلة قبل المحاولة التالية: ${durationText(seconds * 1_000, locale)}.`
        : 'لم يُحفظ شيء. تعذّر الوصول إلى الخادم. حاول مرة أخرى.',
    forbidden: 'يمكنك رؤية هذه المدد دون تغييرها.',
    loading: 'جارٍ التحميل…',
    notLoaded: 'تعذّر تحميل هذه المدد.',
    tryAgain: 'حاول مرة أخرى',
    conflict: ({ version }) => `حفظ شخص آخر المراجعة ${version} بينما كنت تعدّل`,
    yours: 'مددك',
    theirs: 'المدد الأخرى',
    keepMine: 'الاحتفاظ بمددي',
    takeTheirs: 'اعتماد الأخرى',
  },
  standards: {
    title: 'المعايير',
    summary: ({ met, of }, locale) => `استيفاء ${numberText(met, locale)} من أصل ${numberText(of, locale)}`,
    note: 'تُقارَن المدد فقط. ولا يُعد ذلك إثباتًا للامتثال.',
    scope: {
      'high-value': 'التطبيقات عالية الأهمية',
      'low-risk': 'التطبيقات منخفضة المخاطر',
      users: 'المستخدمون',
      administrators: 'المسؤولون',
      addressable: '«addressable»',
    },
    newTab: '(يُفتح في علامة تبويب جديدة)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'مستوفى' : 'غير مستوفى'}*: ${reasons.length ? reasons.join('؛ ') : 'لا يحدد أي مدة'}`,
    rule: ({ label, atMostMs, level }, locale) => `«${label}»: بحد أقصى ${durationText(atMostMs, locale)} (${level})`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `«${label}»: الزيادة ${durationText(overMs, locale)} (${level}: بحد أقصى ${durationText(atMostMs, locale)})`,
    apply: 'تطبيق',
    blocked: ({ minMs }, locale) => `يتعذر التطبيق: أقصر مدة مسموح بها هنا ${durationText(minMs, locale)}.`,
  },
  affected: {
    title: 'الجلسات المتأثرة',
    loading: 'جارٍ عدّ الجلسات…',
    failed: 'تعذّر عدّ الجلسات الحالية. لا يزال بإمكانك الحفظ.',
    none: 'لا أحد مسجّل الدخول حاليًا.',
    chart: { idle: 'الوقت منذ آخر نشاط', age: 'الوقت منذ تسجيل الدخول' },
    limit: ({ limitMs }, locale) => `الحد: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${toMs === null ? `${durationText(fromMs, locale)} أو أكثر` : `من ${durationText(fromMs, locale)} إلى ${durationText(toMs, locale)}`}: ${sessionCount(count, locale)}${
        count ? { within: '', cut: '، بعضها يتجاوز الحد', beyond: '، تتجاوز الحد' }[part] : ''
      }`,
    idle: (values, locale) =>
      `جلسات دون نشاط لمدة تزيد على ${durationText(values.limitMs, locale)}: ${beyond(values, locale)}.`,
    age: (values, locale) =>
      `جلسات مضى على تسجيل الدخول فيها أكثر من ${durationText(values.limitMs, locale)}: ${beyond(values, locale)}.`,
  },
  history: {
    title: 'سجل التغييرات',
    loading: 'جارٍ التحميل…',
    failed: 'تعذّر تحميل سجل التغييرات.',
    none: 'لا توجد تغييرات بعد.',
    system: 'النظام',
    change: ({ label, fromMs, toMs }, locale) =>
      `${label}: ${durationText(fromMs, locale)} ← *${durationText(toMs, locale)}*`,
    first: ({ label, ms }, locale) => `${label}: *${durationText(ms, locale)}*`,
    nextSignIn: 'يسري عند تسجيل الدخول التالي',
    current: 'الحالي',
    restore: 'استعادة',
    restored: ({ date }) => `أُعيدت مدد ${date} إلى النموذج. لم تُحفظ بعد.`,
  },
};
