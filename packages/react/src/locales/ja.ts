import { dateText, durationText, numberText } from '@curfew/dom';
import { ja as dialogs } from '@curfew/dom/messages/ja';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'セッションの最長時間',
  idleMs: '無操作でのセッション時間',
  warnMs: 'サインアウト前の警告',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) =>
    `「${label[field]}」は ${durationText(nearestMs ?? 0, locale)}${word}にしてください。`;
}

function who(by: string | null): string {
  return by ? `${by} さん` : 'ほかの管理者';
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && `（${date}）`;
}

/**
 * All texts in Japanese.
 *
 * @example
 * import { ja } from '@curfew/react/messages/ja';
 * <SessionProvider session={session} locale="ja" messages={ja}>
 */
export const ja: Messages = {
  ...dialogs,
  picker: {
    unit: { days: '日', hours: '時間', minutes: '分', seconds: '秒' },
    tooShort: ({ ms }, locale) => `${durationText(ms, locale)}以上にしてください。`,
    tooLong: ({ ms }, locale) => `${durationText(ms, locale)}以下にしてください。`,
    use: ({ ms }, locale) => `${durationText(ms, locale)}に設定`,
    none: '未設定',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `操作のない状態が *${durationText(idleMs, locale)}*続くか、サインインから *${durationText(maxMs, locale)}*経過すると、早いほうの時点でサインアウトされます。${
        warnMs ? `その *${durationText(warnMs, locale)}前*に警告が表示されます。` : '事前の*警告は表示されません*。'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `操作の有無にかかわらず、サインインしていられる時間です。最長 ${durationText(limitMs, locale)}です。`,
        idleMs: '操作のない状態が続いたとき、サインアウトされるまでの時間です。',
        warnMs: 'サインアウトのどれくらい前に警告を表示するかです。WCAG 2.2.1 では 20 秒以上が求められています。',
      })[field],
    warnLabel: 'サインアウトまでの時間',
    noWarning: '警告しない',
    presets: 'ひな形',
    presetNote: {
      'nist-aal2':
        'NIST SP 800-63B-4（2025 年 7 月）の AAL2：最長 24 時間以下（SHOULD）、無操作 1 時間以下（SHOULD）。',
      'nist-aal3': 'NIST SP 800-63B-4（2025 年 7 月）の AAL3：最長 12 時間以下（SHALL）、無操作 15 分以下（SHOULD）。',
      'pci-dss': 'PCI DSS 4.0.1（2024 年 6 月）の 8.2.8：15 分を超える無操作の後は再認証。最長時間の定めはありません。',
      none: 'HIPAA（45 CFR 164.312(a)(2)(iii)）は自動ログオフを、OWASP ASVS 5.0（2025 年 5 月）の 7.1.1、7.3.1、7.3.2 は上限の文書化を求めています。時間の定めはありません。',
    },
    presetBlocked: ({ limitMs }, locale) => `上限は${durationText(limitMs, locale)}です。`,
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `操作のない状態が *${durationText(idleMs, locale)}*続くか、サインインから *${durationText(maxMs, locale)}*経過すると、早いほうの時点でサインアウトされます。${
        warnMs ? `その *${durationText(warnMs, locale)}前*に警告が表示されます。` : '事前の*警告は表示されません*。'
      }`,
    noSentence: '印の付いた時間を修正すると、その効果がここに表示されます。',
    problem: {
      not_a_duration: ({ field }) => `「${label[field]}」には、15 分などの時間を指定してください。`,
      too_short: bound('以上'),
      too_long: bound('以下'),
      idle_above_max: ({ nearestMs }, locale) =>
        `「${label.idleMs}」は「${label.maxMs}」（${durationText(nearestMs ?? 0, locale)}）以下にしてください。`,
      warn_not_below_idle: () => `「${label.warnMs}」は「${label.idleMs}」より短くしてください。`,
    },
    problems: ({ count }, locale) => `保存するには ${numberText(count, locale)} 件の問題を修正してください`,
    fewExtensions: ({ times }, locale) =>
      times
        ? `セッションを延長できるのは ${numberText(times, locale)} 回だけです。WCAG 2.2.1 は、制限が必要不可欠な場合を除き、10 回以上の延長を求めています。`
        : 'セッションを延長できません。WCAG 2.2.1 は、制限が必要不可欠な場合を除き、10 回以上の延長を求めています。',
    fixedMaximum:
      '最長時間は延長できません。WCAG 2.2.1 がこれを認めるのは、制限が必要不可欠な場合か、20 時間を超える場合だけです。',
    shortWarning: 'WCAG 2.2.1 は、制限が必要不可欠な場合を除き、20 秒以上前の警告を求めています。',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `保存すると、${numberText(of, locale)} 件のうち *${numberText(ends, locale)} 件のセッション*がすぐに終了します${self ? `（*${ends === 1 ? '現在のセッションです' : '現在のセッションを含みます'}*）` : ''}。`
        : 'サインアウトされる人はいません。',
    previewUnknown: '終了するセッションの数を確認できませんでした。保存はできます。',
    previewing: '影響を受けるセッションを確認しています…',
    save: '変更を保存',
    saving: '保存しています…',
    discard: '変更を破棄',
    confirmSave: ({ ends }, locale) => `保存して ${numberText(ends, locale)} 件のセッションを終了`,
    goBack: '編集を続ける',
    revision: ({ version, date }) => `リビジョン ${version}${date && `・${date} 保存`}`,
    saved: '保存しました。新しい制限は、開いているすべてのタブに適用されます。',
    unchanged: '保存する変更はありません。',
    updated: ({ by, at }, locale) =>
      `${who(by)}が新しい制限を保存しました${when(at, locale)}。その内容を表示しています。`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `保存されませんでした。サーバーが混み合っています。${durationText(seconds * 1_000, locale)}後にもう一度お試しください。`
          : '保存されませんでした。接続を確認して、もう一度お試しください。'
      }変更内容はそのまま残っています。`,
    forbidden: '保存されませんでした。閲覧のみ可能です。',
    loading: '読み込んでいます…',
    notLoaded: 'セッションの制限を読み込めませんでした。',
    tryAgain: '再試行',
    conflict: ({ by, at }, locale) => `編集中に${who(by)}が変更を保存しました${when(at, locale)}`,
    yours: '自分の変更',
    theirs: '現在の保存内容',
    keepMine: '自分の変更を残す',
    takeTheirs: '保存済みの内容を使う',
  },
};
