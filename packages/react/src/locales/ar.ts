import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { ar as dialogs } from '@curfew/dom/messages/ar';
import type { Messages, PolicySave, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'أقصى مدة للجلسة',
  idleMs: 'مدة الجلسة دون نشاط',
  warnMs: 'التنبيه قبل تسجيل الخروج',
};

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
  if (most === 0) return of === 1 ? 'لا شيء' : `لا شيء ${all}`;
  if (least === most) return `*${numberText(most, locale)} ${all}*`;
  if (least === 0) return `*حتى ${numberText(most, locale)} ${all}*`;
  return `*بين ${numberText(least, locale)} و${numberText(most, locale)} ${all}*`;
}

function problems(count: number, locale: string): string {
  const number = numberText(count, locale);
  return pluralText(count, locale, {
    one: 'مشكلة واحدة',
    two: 'مشكلتين',
    few: `${number} مشكلات`,
    many: `${number} مشكلة`,
    other: `${number} مشكلة`,
  });
}

/** By the user, in another tab or browser. */

/** Returns the name, isolated as `<bdi>` does, because it may be in another script. */
function who({ by, self }: PolicySave): string {
  return by ? `\u2068${by}\u2069${self ? ' (أنت)' : ''}` : 'شخص آخر';
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

/**
 * All texts in Arabic, for all genders: they use verbal nouns in place of imperatives. Set `dir="rtl"` on the page.
 * Durations are in the nominative, the only case of `Intl`.
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
    use: ({ ms }, locale) => `التعيين إلى: ${durationText(ms, locale)}`,
    none: 'غير محدد',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `سيتم تسجيل خروجك عند بلوغ أول الحدّين: مدة عدم النشاط، وهي *${durationText(idleMs, locale)}*، أو المدة القصوى منذ تسجيل الدخول، وهي *${durationText(maxMs, locale)}*. ${
        warnMs ? `مدة التنبيه قبل تسجيل الخروج: *${durationText(warnMs, locale)}*.` : '*لا تنبيه* قبل ذلك.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `المدة القصوى للبقاء قيد تسجيل الدخول بصرف النظر عن النشاط. الحد الأقصى ${durationText(limitMs, locale)}.`,
        idleMs: 'مدة عدم النشاط المسموح بها قبل تسجيل الخروج.',
        warnMs: 'المدة بين ظهور التنبيه وتسجيل الخروج.',
      })[field],
    warnLabel: 'الوقت قبل تسجيل الخروج',
    warnHint: 'يشترط WCAG 2.2.1 ما لا يقل عن 20 ثانية.',
    noWarning: 'دون تنبيه',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `يتم تسجيل الخروج عند بلوغ أول الحدّين: مدة عدم النشاط، وهي *${durationText(idleMs, locale)}*، أو المدة القصوى منذ تسجيل الدخول، وهي *${durationText(maxMs, locale)}*. ${
        warnMs ? `مدة التنبيه قبل تسجيل الخروج: *${durationText(warnMs, locale)}*.` : '*لا تنبيه* قبل ذلك.'
      }`,
    noSentence: 'يُرجى تصحيح المدد المحددة لرؤية أثرها.',
    problem: {
      not_a_duration: ({ field }) => `${label[field]}: يُرجى إدخال مدة، مثل 15 دقيقة.`,
      too_short: bound('الحد الأدنى'),
      too_long: bound('الحد الأقصى'),
      idle_above_max: ({ nearestMs }, locale) =>
        `${label.idleMs}: يجب ألا تتجاوز «${label.maxMs}» (${durationText(nearestMs ?? 0, locale)}).`,
      warn_not_below_idle: () => `${label.warnMs}: يجب أن تكون مدته أقصر من «${label.idleMs}».`,
    },
    problems: ({ count }, locale) => `يجب تصحيح ${problems(count, locale)} قبل الحفظ`,
    fewExtensions: (values, locale) =>
      values.times
        ? `لا يمكن تمديد الجلسة إلا ${times(values.times, locale)}. يتوقع WCAG 2.2.1 إتاحة 10 مرات على الأقل، ما لم يكن الحد ضروريًا.`
        : 'لا يمكن تمديد الجلسة إطلاقًا. يتوقع WCAG 2.2.1 إتاحة 10 مرات على الأقل، ما لم يكن الحد ضروريًا.',
    fixedMaximum: 'لا يمكن تمديد المدة القصوى. لا يقبل WCAG 2.2.1 ذلك إلا إذا كان الحد ضروريًا أو أطول من 20 ساعة.',
    shortWarning: 'يشترط WCAG 2.2.1 تنبيهًا لا تقل مدته عن 20 ثانية، ما لم يكن الحد ضروريًا.',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `يُنهي الحفظ فورًا *${sessions(ends, locale)} من أصل ${numberText(of, locale)}*${self ? `، *${ends === 1 ? 'وهي جلستك' : 'ومنها جلستك'}*` : ''}.`
        : 'لن يتم تسجيل خروج أي شخص.',
    previewUnknown: 'تعذّر التحقق من عدد الجلسات التي ستنتهي. لا يزال الحفظ ممكنًا.',
    previewing: 'جارٍ التحقق من الجلسات المتأثرة…',
    save: 'حفظ التغييرات',
    saving: 'جارٍ الحفظ…',
    discard: 'تجاهل التغييرات',
    confirmSave: ({ ends }, locale) => `الحفظ وإنهاء ${sessions(ends, locale)}`,
    goBack: 'متابعة التعديل',
    revision: ({ version, date }) => `المراجعة ${version}${date && ` · حُفظت ${date}`}`,
    saved: 'تم الحفظ. تسري الحدود الجديدة في كل علامات التبويب المفتوحة.',
    unchanged: 'لا توجد تغييرات لحفظها.',
    updated: (saved, locale) => `تم حفظ حدود جديدة بواسطة ${who(saved)}${when(saved.at, locale)}، وهي المعروضة الآن.`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `لم يتم الحفظ لأن الخادم مشغول. المهلة قبل إعادة المحاولة: ${durationText(seconds * 1_000, locale)}.`
          : 'لم يتم الحفظ. يُرجى التحقق من الاتصال وإعادة المحاولة.'
      } تغييراتك ما زالت هنا.`,
    forbidden: 'لم يتم الحفظ: صلاحيتك للعرض فقط.',
    loading: 'جارٍ التحميل…',
    notLoaded: 'تعذّر تحميل حدود الجلسات.',
    tryAgain: 'إعادة المحاولة',
    conflict: (saved, locale) => `تم حفظ تغييرات بواسطة ${who(saved)} أثناء التعديل${when(saved.at, locale)}`,
    yours: 'تغييراتك',
    theirs: 'المحفوظ حاليًا',
    keepMine: 'الاحتفاظ بتغييراتي',
    takeTheirs: 'استخدام الحدود المحفوظة',
  },
  save: {
    form: 'حدود الجلسات',
    title: ({ ends, isLater }, locale) => {
      if (ends === null) return 'الحفظ دون تحقق؟';
      return isLater ? `الإبقاء على ${sessions(ends, locale)} حاليًا؟` : `إنهاء ${sessions(ends, locale)}؟`;
    },
    text: ({ ends, of, self }, locale) =>
      `عدد الجلسات المفتوحة التي تتجاوز الحدود الجديدة: *${numberText(ends, locale)} من أصل ${numberText(of, locale)}*${self ? '، *ومنها جلستك*' : ''}.`,
    unknown: 'تعذّر التحقق ممن سيُسجَّل خروجهم.',
    when: 'متى تسري الحدود الجديدة على الجلسات المفتوحة؟',
    apply: { now: 'إنهاؤها الآن', 'next-sign-in': 'عند تسجيل الدخول التالي' },
    applyHelp: {
      now: 'تنتهي الجلسات التي تتجاوز الحدود الجديدة فورًا.',
      'next-sign-in': 'تحتفظ الجلسات المفتوحة بحدودها حتى تسجيل الدخول التالي.',
    },
    saveUnchecked: 'الحفظ دون تحقق',
    saveForLater: 'الحفظ لتسجيل الدخول التالي',
    addNote: 'إضافة ملاحظة',
    note: 'ملاحظة (اختيارية)',
    noteHelp: 'تظهر في السجل. 200 حرف كحد أقصى.',
    savedForLater: 'تم الحفظ. تسري الحدود الجديدة عند تسجيل الدخول التالي.',
    discarded: 'تم تجاهل التغييرات.',
    kept: 'تغييراتك ما زالت هنا، لكنها لم تُحفظ بعد.',
    refused: 'لم يتم الحفظ: لا يقبل الخادم هذه الحدود.',
  },
  typed: {
    label: 'أو كتابة المدة',
    hint: ({ example }) => `مثال: ${example}. الرقم وحده يعني دقائق.`,
    unread: ({ text, example }) => `«${text}» ليست مدة. أمثلة: «${example}» أو 90 (دقيقة).`,
  },
  day: {
    title: 'يوم في ظل هذه السياسة',
    takesBreak: 'مع استراحة',
    neverStops: 'دون استراحة',
    signedIn: ({ time }) => `تسجيل الدخول ${time}`,
    warned: ({ time }) => `التنبيه ${time}`,
    signedOut: ({ time }) => `تسجيل الخروج ${time}`,
    saved: 'الخط المتقطع: المدد المحفوظة',
    show: 'عرض التنبيه',
    notShown: 'تعذّر تحميل المعاينة. يُرجى إعادة المحاولة.',
    badge: 'معاينة: لن يُسجَّل خروج أحد',
    marked: ({ text }) => `معاينة: ${text}`,
    choices: 'ما تعرضه المعاينة',
    choice: { idle: 'عدم النشاط', max: 'الحد الأقصى', ended: 'بعد الخروج' },
    clock: ({ time, speed }, locale) => `${time} · السرعة ${numberText(speed, locale)}×`,
    close: 'إغلاق',
  },
  standards: {
    title: 'المعايير',
    summary: ({ met, of }, locale) => `استيفاء ${numberText(met, locale)} من أصل ${numberText(of, locale)}`,
    note: 'تُقارَن المدد فقط. ولا يُعد استيفاء جميع هذه المعايير إثباتًا للامتثال.',
    scope: {
      'high-value': 'التطبيقات عالية الأهمية',
      'low-risk': 'التطبيقات منخفضة المخاطر',
      users: 'المستخدمون',
      administrators: 'المسؤولون',
      addressable: '«addressable»',
    },
    newTab: '(يُفتح في علامة تبويب جديدة)',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? 'مستوفى' : 'غير مستوفى'}*: ${reasons.length ? reasons.join('؛ ') : 'لا تُشترط مدة محددة'}`,
    rule: ({ label, atMostMs, level }, locale) => `«${label}»: بحد أقصى ${durationText(atMostMs, locale)} (${level})`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `«${label}»: الزيادة ${durationText(overMs, locale)} (${level}: بحد أقصى ${durationText(atMostMs, locale)})`,
    apply: 'تطبيق',
    blocked: ({ minMs }, locale) => `يتعذر التطبيق: أقصر مدة مسموح بها هنا ${durationText(minMs, locale)}.`,
  },
  affected: {
    title: 'الجلسات المتأثرة',
    loading: 'جارٍ عدّ الجلسات…',
    failed: 'تعذّر عدّ الجلسات المفتوحة. لا يزال بإمكانك الحفظ.',
    none: 'لا أحد مسجّل الدخول حاليًا.',
    chart: { idle: 'الوقت منذ آخر نشاط', age: 'الوقت منذ تسجيل الدخول' },
    limit: ({ limitMs }, locale) => `الحد: ${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${toMs === null ? `${durationText(fromMs, locale)} أو أكثر` : `من ${durationText(fromMs, locale)} إلى ${durationText(toMs, locale)}`}: ${sessionCount(count, locale)}${
        count ? { within: '', cut: '، وقد تتجاوز الحد', beyond: '، تتجاوز الحد' }[part] : ''
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
    change: ({ label, from, to }) => `${label}: ${from} ← *${to}*`,
    first: ({ label, to }) => `${label}: *${to}*`,
    nextSignIn: 'لعمليات تسجيل الدخول الجديدة فقط',
    current: 'الحالي',
    restore: 'استعادة',
    restored: ({ date }) => `أُعيدت مدد سابقة${date && ` (${date})`} إلى النموذج. لم تُحفظ بعد.`,
  },
};
