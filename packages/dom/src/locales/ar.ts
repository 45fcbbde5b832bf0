import { dayText, durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

/** Isolates a time, as `<bdi>` does: a time of another script must not reorder the sentence around it. */
const time = (...values: Parameters<typeof timeText>) => `\u2068${timeText(...values)}\u2069`;

const again = 'للمتابعة، يُرجى تسجيل الدخول من جديد.';

/**
 * The texts of the dialogs in Arabic, for all genders: they use verbal nouns in place of imperatives. Set `dir="rtl"` on
 * the page. Durations are in the nominative, the only case of `Intl`.
 *
 * @example
 * import { ar } from '@curfew/dom/messages/ar';
 * mountWarning(session, { locale: 'ar', messages: ar });
 */
export const ar: DialogMessages = {
  warning: {
    title: { idle: 'سيتم تسجيل خروجك قريبًا', max: 'سيلزم تسجيل الدخول من جديد قريبًا' },
    description({ limit, canSignIn, endsAt, inSeconds }, locale) {
      const at = time(endsAt, locale, inSeconds);
      if (limit === 'idle') return `حفاظًا على أمانك، سيتم تسجيل خروجك عند الساعة ${at}.`;
      return canSignIn
        ? `تبلغ جلستك حدّها الأقصى عند الساعة ${at}. لمتابعة العمل دون انقطاع، يُرجى تسجيل الدخول من جديد قبل ذلك.`
        : `تبلغ جلستك حدّها الأقصى عند الساعة ${at} ولا يمكن تمديدها. يُرجى حفظ العمل قبل ذلك.`;
    },
    extend: ({ limit, endsAt, inSeconds }, locale) =>
      limit === 'idle' ? 'البقاء قيد تسجيل الدخول' : `متابعة العمل حتى ${time(endsAt, locale, inSeconds)}`,
    signOut: { idle: 'تسجيل الخروج', max: 'تسجيل الخروج الآن' },
    signInAgain: 'تسجيل الدخول من جديد',
    backToCountdown: 'رجوع',
    left: ({ limit, leftMs }, locale) =>
      `الوقت المتبقي قبل ${limit === 'idle' ? 'تسجيل خروجك' : 'انتهاء جلستك'}: ${durationText(leftMs, locale)}.`,
    pageTitle: ({ leftMs }, locale) => `المتبقي: ${durationText(leftMs, locale, 'short')}`,
    failed: ({ endsAt, inSeconds }, locale) =>
      `تعذّر تمديد جلستك. يُرجى التحقق من الاتصال وإعادة المحاولة قبل الساعة ${time(endsAt, locale, inSeconds)}.`,
    stillSignedIn: 'جلستك مستمرة.',
    bar: ({ endsAt, inSeconds }, locale) =>
      `تنتهي جلستك عند الساعة ${time(endsAt, locale, inSeconds)}. يُرجى حفظ العمل.`,
  },
  expired: {
    title: ({ reason }) => (reason === 'signed-out' ? 'لقد قمت بتسجيل الخروج' : 'انتهت جلستك'),
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `حفاظًا على أمانك، تنتهي الجلسة عند عدم النشاط. المدة المسموح بها: ${durationText(policy.idleMs, locale)}. ${again}`,
        max: `بلغت جلستك مدتها القصوى، وهي ${durationText(policy.maxMs, locale)}. ${again}`,
        'signed-out': 'تم تسجيل خروجك من علامات التبويب الأخرى أيضًا.',
        revoked: 'تم إنهاء هذه الجلسة من متصفح أو جهاز آخر، أو من جانب الإدارة.',
        policy: `قلّصت الإدارة حدود الجلسات. ${again}`,
        superseded: 'بدأت جلسة جديدة في هذا المتصفح. لاستخدامها، يُرجى إعادة تحميل الصفحة.',
      })[reason],
    kept: ({ until, isToday }, locale) =>
      `لن يضيع شيء: يبقى ما أدخلته في هذه الصفحة حتى ${isToday ? '' : `\u2068${dayText(until, locale)}\u2069 عند `}الساعة ${time(until, locale)}.`,
    signIn: 'تسجيل الدخول من جديد',
    reload: 'إعادة التحميل',
    verifying: 'جارٍ التحقق من جلستك…',
    pageTitle: 'تم تسجيل الخروج',
    back: 'تم تسجيل الدخول من جديد. كل شيء كما تركته.',
    signedInAgain: 'تم تسجيل الدخول من جديد.',
  },
  proof: {
    title: 'تأكيد هويتك',
    text: 'للمتابعة، يُرجى تسجيل الدخول من جديد. تبقى هذه الصفحة كما هي.',
    cancel: 'إلغاء',
  },
};
