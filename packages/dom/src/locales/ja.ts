import { dayText, durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

/** A number must not break before its unit. */
const duration = (...values: Parameters<typeof durationText>) => durationText(...values).replaceAll(' ', '\u00a0');

const again = '続けるには、もう一度サインインしてください。';

/**
 * The texts of the dialogs in Japanese.
 *
 * @example
 * import { ja } from '@curfew/dom/messages/ja';
 * mountWarning(session, { locale: 'ja', messages: ja });
 */
export const ja: DialogMessages = {
  warning: {
    title: { idle: 'まもなくサインアウトされます', max: 'まもなく再サインインが必要になります' },
    description({ limit, canSignIn, endsAt, inSeconds }, locale) {
      const at = timeText(endsAt, locale, inSeconds);
      if (limit === 'idle') return `セキュリティ保護のため、${at} にサインアウトされます。`;
      return canSignIn
        ? `セッションの有効時間は ${at} までです。それまでにもう一度サインインすると、中断せずに作業を続けられます。`
        : `セッションの有効時間は ${at} までで、延長できません。それまでに作業内容を保存してください。`;
    },
    extend: ({ limit, endsAt, inSeconds }, locale) =>
      limit === 'idle' ? 'サインインしたままにする' : `${timeText(endsAt, locale, inSeconds)} まで作業を続ける`,
    signOut: { idle: 'サインアウト', max: '今すぐサインアウト' },
    signInAgain: 'もう一度サインイン',
    backToCountdown: '戻る',
    left: ({ limit, leftMs }, locale) =>
      `あと ${duration(leftMs, locale)}で${limit === 'idle' ? 'サインアウトされます' : 'セッションが終了します'}。`,
    pageTitle: ({ leftMs }, locale) => `残り ${duration(leftMs, locale, 'short')}`,
    failed: ({ endsAt, inSeconds }, locale) =>
      `セッションを延長できませんでした。接続を確認し、${timeText(endsAt, locale, inSeconds)} までにもう一度お試しください。`,
    stillSignedIn: '引き続きサインインしています。',
    bar: ({ endsAt, inSeconds }, locale) =>
      `セッションは ${timeText(endsAt, locale, inSeconds)} に終了します。作業内容を保存してください。`,
  },
  expired: {
    title: ({ reason }) => (reason === 'signed-out' ? 'サインアウトしました' : 'セッションが終了しました'),
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `セキュリティ保護のため、操作のない状態が ${duration(policy.idleMs, locale)}続くとセッションは終了します。${again}`,
        max: `セッションの最長時間（${duration(policy.maxMs, locale)}）に達しました。${again}`,
        'signed-out': 'ほかのタブでもサインアウトしています。',
        revoked: 'このセッションは、別のブラウザーや端末から、または管理者によって終了されました。',
        policy: `管理者がセッションの制限時間を短くしました。${again}`,
        superseded: 'このブラウザーで新しいセッションが始まりました。使うには、ページを再読み込みしてください。',
      })[reason],
    kept: ({ until, isToday }, locale) =>
      `入力した内容は失われません。${isToday ? '' : `${dayText(until, locale)} `}${timeText(until, locale)} まで、このページに残ります。`,
    signIn: 'もう一度サインイン',
    reload: '再読み込み',
    verifying: 'セッションを確認しています…',
    pageTitle: 'サインアウト済み',
    back: '再度サインインしました。ページの内容はそのままです。',
    signedInAgain: '再度サインインしました。',
  },
  proof: {
    title: '本人確認',
    text: '続けるには、もう一度サインインしてください。このページの内容はそのまま残ります。',
    cancel: 'キャンセル',
  },
};
