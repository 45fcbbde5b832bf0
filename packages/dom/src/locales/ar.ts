import { durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

/** Isolates a time, as `<bdi>` does: a time of another script must not reorder the sentence around it. */
const time = (at: number, locale: string) => `\u2068${timeText(at, locale)}\u2069`;

const goOn = 'سجّل الدخول من جديد لتتابع من حيث كنت.';

/**
 * The texts of both dialogs in Arabic. Set `dir="rtl"` on the page. Durations are in the nominative, the only case of
 * `Intl`.
 *
 * @example
 * import { ar } from '@curfew/dom/messages/ar';
 * mountWarning(session, { locale: 'ar', messages: ar });
 */
export const ar: DialogMessages = {
  warning: {
    title: { idle: 'هل ما زلت هنا؟', max: 'سيلزمك تسجيل الدخول من جديد قريبًا' },
    description: ({ limit, leftMs, endsAt }, locale) =>
      `الوقت المتبقي ${durationText(leftMs, locale)}. عند الساعة ${time(endsAt, locale)} ${
        limit === 'idle' ? 'سيُسجَّل خروجك حفاظًا على أمانك.' : 'سيلزمك تسجيل الدخول من جديد حتى لو كنت تعمل. احفظ عملك.'
      }`,
    extend: { idle: 'البقاء مسجّل الدخول', max: 'متابعة العمل' },
    signOut: { idle: 'تسجيل الخروج', max: 'تسجيل الخروج الآن' },
    left: ({ limit, leftMs }, locale) =>
      `بقي ${limit === 'idle' ? 'على تسجيل خروجك' : 'على موعد تسجيل الدخول من جديد'}: ${durationText(leftMs, locale)}.`,
    pageTitle: ({ leftMs }, locale) => `تسجيل الخروج: بقي ${durationText(leftMs, locale, 'short')}`,
    failed: 'تعذّر الوصول إلى الخادم. حاول مرة أخرى.',
    stillSignedIn: 'ما زلت مسجّل الدخول.',
    bar: ({ endsAt }, locale) => `سيلزمك تسجيل الدخول من جديد عند الساعة ${time(endsAt, locale)}. احفظ عملك.`,
  },
  expired: {
    title: 'انتهت جلستك',
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `لم يكن هناك أي نشاط، والمهلة ${durationText(policy.idleMs, locale)}. ${goOn}`,
        max: `أقصى مدة للجلسة ${durationText(policy.maxMs, locale)}. ${goOn}`,
        'signed-out': 'سجّلت خروجك من هنا أو من علامة تبويب أخرى.',
        revoked: 'أنهيتَ أنت أو أحد المسؤولين هذه الجلسة من مكان آخر.',
        policy: `قصّر أحد المسؤولين مدة الجلسات. ${goOn}`,
        superseded: 'بدأت جلسة جديدة في هذا المتصفح. أعد تحميل الصفحة لاستخدامها.',
      })[reason],
    signIn: 'تسجيل الدخول من جديد',
    reload: 'إعادة تحميل الصفحة',
    verifying: 'جارٍ التحقق من جلستك…',
    pageTitle: 'تم تسجيل الخروج',
  },
  dialog: { unreported: `تعذّر الوصول إلى الخادم لإبقائك مسجّل الدخول. ${goOn}` },
};
