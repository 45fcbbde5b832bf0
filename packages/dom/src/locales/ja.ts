import { durationText, timeText } from '../messages/intl.ts';
import type { DialogMessages } from '../messages/types.ts';

const goOn = 'もう一度サインインすると、元の画面から続けられます。';

/**
 * The texts of both dialogs in Japanese.
 *
 * @example
 * import { ja } from '@curfew/dom/messages/ja';
 * mountWarning(session, { locale: 'ja', messages: ja });
 */
export const ja: DialogMessages = {
  warning: {
    title: { idle: '操作を続けますか？', max: 'まもなく再サインインが必要です' },
    description: ({ limit, leftMs, endsAt }, locale) =>
      `${durationText(leftMs, locale)}後（${timeText(endsAt, locale)}）に、${
        limit === 'idle'
          ? 'セキュリティのため自動的にサインアウトします。'
          : '操作中でも再サインインが必要になります。作業内容を保存してください。'
      }`,
    extend: { idle: 'サインインを続ける', max: '作業を続ける' },
    signOut: { idle: 'サインアウト', max: '今すぐサインアウト' },
    left: ({ limit, leftMs }, locale) =>
      `${durationText(leftMs, locale)}後に${limit === 'idle' ? 'サインアウトします' : '再サインインが必要です'}。`,
    pageTitle: ({ leftMs }, locale) => `あと${durationText(leftMs, locale, 'short')}でサインアウト`,
    failed: 'サーバーに接続できませんでした。もう一度お試しください。',
    stillSignedIn: 'サインインしたままです。',
    bar: ({ endsAt }, locale) =>
      `${timeText(endsAt, locale)}に再サインインが必要になります。作業内容を保存してください。`,
  },
  expired: {
    title: 'セッションが終了しました',
    reason: ({ reason, policy }, locale) =>
      ({
        idle: `${durationText(policy.idleMs, locale)}操作がありませんでした。${goOn}`,
        max: `セッションは最長${durationText(policy.maxMs, locale)}です。${goOn}`,
        'signed-out': 'このタブまたは別のタブでサインアウトしました。',
        revoked: 'ご本人または管理者が、別の場所からこのセッションを終了しました。',
        policy: `管理者がセッションの時間を短くしました。${goOn}`,
        superseded: 'このブラウザーで新しいセッションが始まりました。使うにはページを再読み込みしてください。',
      })[reason],
    signIn: 'もう一度サインイン',
    reload: 'ページを再読み込み',
    verifying: 'セッションを確認しています…',
    pageTitle: 'サインアウト済み',
  },
  dialog: { unreported: `サーバーに接続できず、サインインを継続できませんでした。${goOn}` },
};
