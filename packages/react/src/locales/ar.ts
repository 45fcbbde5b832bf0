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
    revision: ({ version, date }) => `المراجعة ${version}${date && ` · حُفظت ${date}`}`,
    saved: ({ version }) => `تم الحفظ. المراجعة ${version} سارية في علامات التبويب المفتوحة.`,
    unchanged: 'لم يتغير شيء.',
    failed: ({ seconds }, locale) =>
      seconds
        ? `لم يُحفظ شيء. الخادم مشغول. المهلة قبل المحاولة التالية: ${durationText(seconds * 1_000, locale)}.`
        : 'لم يُحفظ شيء. تعذّر الوصول إلى الخادم. حاول مرة أخرى.',
    forbidden: 'يمكنك رؤية هذه المدد دون تغييرها.',
    loading: 'جارٍ التحميل…',
    notLoaded: 'تعذّر تحميل هذه المدد.',
    tryAgain: 'حاول مرة أخرى',
    yours: 'مددك',
    theirs: 'المدد الأخرى',
    keepMine: 'الاحتفاظ بمددي',
    takeTheirs: 'اعتماد الأخرى',
  },
  save: {
    form: 'حدود الجلسات',
    title: ({ ends }, locale) => (ends === null ? 'الحفظ دون تحقق؟' : `إنهاء ${sessions(ends, locale)}؟`),
    text: ({ ends, of, self }, locale) =>
      `عدد الجلسات المفتوحة التي تتجاوز الحدود الجديدة: *${numberText(ends, locale)} من أصل ${numberText(of, locale)}*${self ? '، *ومنها جلستك*' : ''}.`,
    unknown: 'تعذّر التحقق ممن سيُسجَّل خروجهم.',
    when: 'متى تسري الحدود الجديدة على الجلسات المفتوحة؟',
    apply: { now: 'إنهاؤها الآن', 'next-sign-in': 'عند تسجيل الدخول التالي' },
    applyHelp: {
      now: 'تنتهي الجلسات التي تتجاوز الحدود الجديدة فورًا.',
      'next-sign-in': 'تحتفظ الجلسات المفتوحة بحدودها. وتسري الحدود الجديدة عند تسجيل الدخول التالي.',
    },
    keepEditing: 'متابعة التعديل',
    saveUnchecked: 'الحفظ دون تحقق',
    saveForLater: 'الحفظ لتسجيل الدخول التالي',
    addNote: 'إضافة ملاحظة',
    note: 'ملاحظة (اختيارية)',
    noteHelp: 'تظهر في السجل. 200 حرف كحد أقصى.',
    savedForLater: 'تم الحفظ. تسري الحدود الجديدة عند تسجيل الدخول التالي.',
    discarded: 'تم تجاهل التغييرات.',
    kept: 'تغييراتك ما زالت هنا، لكنها لم تُحفظ بعد.',
    refused: 'لم يُحفظ شيء. لا يقبل الخادم هذه الحدود.',
    updated: ({ by, date }) => `حُفظت حدود جديدة بواسطة ${by ?? 'مسؤول آخر'}${date && ` في ${date}`}. وهي المعروضة هنا.`,
    conflict: ({ by, date }) => `حُفظت حدود أخرى بواسطة ${by ?? 'مسؤول آخر'}${date && ` في ${date}`} بينما كنت تعدّل`,
  },
  typed: {
    label: 'أو اكتبها',
    hint: ({ example }) => `مثال: ${example}. الرقم وحده يعني دقائق.`,
    unread: ({ text, example }) => `«${text}» ليست مدة. اكتب مثلًا ${example} أو 90 (دقيقة) أو PT15M.`,
  },
};
