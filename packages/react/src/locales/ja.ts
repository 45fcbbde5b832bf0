import { durationText, numberText } from '@curfew/dom';
import { ja as dialogs } from '@curfew/dom/messages/ja';
import type { Messages, SettingsMessages } from '../messages/types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'セッションの最長時間',
  idleMs: '無操作でのセッション時間',
  warnMs: '事前の警告',
};

const leastWarning = 'WCAG 2.2.1 では 20 秒以上が求められています。';

function bound(particle: string, word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) =>
    `「${label[field]}」は${particle}${durationText(nearestMs ?? 0, locale)}${word}にしてください。`;
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
    use: ({ ms }, locale) => `${durationText(ms, locale)}にする`,
    none: '未設定',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `操作がなければ*${durationText(idleMs, locale)}*で、操作していてもサインインから*${durationText(maxMs, locale)}*でサインアウトになります。${
        warnMs ? `その*${durationText(warnMs, locale)}前*にお知らせします。` : '事前の*お知らせはありません*。'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `操作の有無にかかわらずサインインしていられる時間です。最長${durationText(limitMs, locale)}です。`,
        idleMs: '操作がないままサインインしていられる時間です。',
        warnMs: `サインアウトのどれくらい前に警告するかです。${leastWarning}`,
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
      `操作がなければ*${durationText(idleMs, locale)}*で、操作していてもサインインから*${durationText(maxMs, locale)}*でサインアウトします。${
        warnMs ? `その*${durationText(warnMs, locale)}前*に警告します。` : '事前の*警告はありません*。'
      }`,
    noSentence: '時間を修正すると、その効果がここに表示されます。',
    problem: {
      not_a_duration: ({ field }) => `「${label[field]}」は時間ではありません。`,
      too_short: bound('', '以上'),
      too_long: bound('', '以下'),
      idle_above_max: bound('最長時間の', '以下'),
      warn_not_below_idle: () => `「${label.warnMs}」は「${label.idleMs}」より短くしてください。`,
    },
    problems: 'この時間は保存できません',
    fewExtensions: ({ times }, locale) =>
      `延長できるのは ${numberText(times, locale)} 回です。WCAG 2.2.1 は、例外に当たらないかぎり 10 回を求めています。`,
    shortWarning: leastWarning,
    preview: ({ ends, of, self }, locale) =>
      `保存すると、${numberText(of, locale)} 件のうち*${numberText(ends, locale)} 件のセッション*がすぐに終了します${self ? '（*このセッションを含む*）' : ''}。`,
    previewUnknown: '保存によって終了するセッションの数は不明です。保存はできます。',
    previewing: 'セッションを数えています…',
    save: '変更を保存',
    saving: '保存しています…',
    discard: '破棄',
    confirmSave: ({ ends }, locale) => `保存して ${numberText(ends, locale)} 件のセッションを終了`,
    goBack: '戻る',
    revision: ({ version, date }) => `リビジョン ${version}${date && `・${date} 保存`}`,
    saved: ({ version }) => `保存しました。リビジョン ${version} が開いているタブに適用されます。`,
    unchanged: '変更はありません。',
    updated: ({ version }) => `ほかの人がリビジョン ${version} を保存しました。その内容を表示しています。`,
    failed: ({ seconds }, locale) =>
      seconds
        ? `保存されませんでした。サーバーが混み合っています。${durationText(seconds * 1_000, locale)}後にもう一度お試しください。`
        : '保存されませんでした。サーバーに接続できませんでした。もう一度お試しください。',
    forbidden: 'この時間を見ることはできますが、変更はできません。',
    loading: '読み込んでいます…',
    notLoaded: 'この時間を読み込めませんでした。',
    tryAgain: 'もう一度試す',
    conflict: ({ version }) => `編集中に、ほかの人がリビジョン ${version} を保存しました`,
    yours: '自分',
    theirs: '相手',
    keepMine: '自分の内容を残す',
    takeTheirs: '相手の内容にする',
  },
  day: {
    title: 'このポリシーでの 1 日',
    takesBreak: '休憩あり',
    neverStops: '休憩なし',
    signedIn: ({ time }) => `${time} サインイン`,
    warned: ({ time }) => `${time} 警告`,
    signedOut: ({ time }) => `${time} サインアウト`,
    saved: '破線：保存済みの設定',
    show: '警告をプレビュー',
    notShown: 'プレビューを読み込めませんでした。もう一度お試しください。',
    badge: 'プレビュー：実際にはサインアウトされません',
    marked: ({ text }) => `プレビュー：${text}`,
    choices: 'プレビューの内容',
    choice: { idle: '無操作', max: '最長時間', ended: 'サインアウト後' },
    clock: ({ time, speed }, locale) => `${time}・${numberText(speed, locale)} 倍速`,
    close: '閉じる',
  },
};
