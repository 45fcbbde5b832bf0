import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import { ar as dialogs } from '@curfew/dom/messages/ar';
import type { Messages, SettingsMessages } from '../messages/types.ts';

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

/** Returns the name, isolated as `<bdi>` does, because it may be in another script. */
function who(by: string | null): string {
  return by ? `\u2068${by}\u2069` : 'شخص آخر';
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
        warnMs ? `مدة التنبيه قبل ذلك: *${durationText(warnMs, locale)}*.` : '*لا تنبيه* قبل ذلك.'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `المدة القصوى للبقاء قيد تسجيل الدخول بصرف النظر عن النشاط. الحد الأقصى ${durationText(limitMs, locale)}.`,
        idleMs: 'مدة عدم النشاط المسموح بها قبل تسجيل الخروج.',
        warnMs: 'المدة بين ظهور التنبيه وتسجيل الخروج. يشترط WCAG 2.2.1 ما لا يقل عن 20 ثانية.',
      })[field],
    warnLabel: 'الوقت قبل تسجيل الخروج',
    noWarning: 'دون تنبيه',
    presets: 'ابدأ من',
    presetNote: {
      'nist-aal2':
        'يقول NIST SP 800-63B-4 (يوليو 2025) عن AAL2: المدة القصوى SHOULD ألا تزيد على 24 ساعة، ومدة عدم النشاط SHOULD ألا تزيد على ساعة.',
      'nist-aal3':
        'يقول NIST SP 800-63B-4 (يوليو 2025) عن AAL3: المدة القصوى SHALL ألا تزيد على 12 ساعة، ومدة عدم النشاط SHOULD ألا تزيد على 15 دقيقة.',
      'pci-dss':
        'يقول PCI DSS 4.0.1 (يونيو 2024) في 8.2.8: تسجيل الدخول من جديد بعد أكثر من 15 دقيقة دون نشاط. لا حد أقصى.',
      none: 'يطلب HIPAA في 45 CFR 164.312(a)(2)(iii) تسجيل خروج تلقائيًا، ويطلب OWASP ASVS 5.0 (مايو 2025) في 7.1.1 و7.3.1 و7.3.2 توثيق الحدود. لا يذكران رقمًا.',
    },
    presetBlocked: ({ limitMs }, locale) => `حدّك هو ${durationText(limitMs, locale)}.`,
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `يتم تسجيل الخروج عند بلوغ أول الحدّين: مدة عدم النشاط، وهي *${durationText(idleMs, locale)}*، أو المدة القصوى منذ تسجيل الدخول، وهي *${durationText(maxMs, locale)}*. ${
        warnMs ? `مدة التنبيه قبل ذلك: *${durationText(warnMs, locale)}*.` : '*لا تنبيه* قبل ذلك.'
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
    updated: ({ by, at }, locale) => `تم حفظ حدود جديدة بواسطة ${who(by)}${when(at, locale)}، وهي المعروضة الآن.`,
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
    conflict: ({ by, at }, locale) => `تم حفظ تغييرات بواسطة ${who(by)} أثناء التعديل${when(at, locale)}`,
    yours: 'تغييراتك',
    theirs: 'المحفوظ حاليًا',
    keepMine: 'الاحتفاظ بتغييراتي',
    takeTheirs: 'استخدام الحدود المحفوظة',
  },
};
