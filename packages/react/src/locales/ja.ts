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

/** "40 件中 12 件", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `${numberText(of, locale)} 件中`;
  const number = numberText(most, locale);
  if (most === 0) return `${all} ${number} 件`;
  if (least === most) return `*${all} ${number} 件*`;
  if (least === 0) return `*${all}最大 ${number} 件*`;
  return `*${all} ${numberText(least, locale)}～${number} 件*`;
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
  standards: {
    title: '規格・基準',
    summary: ({ met, of }, locale) => `${numberText(of, locale)} 件中 ${numberText(met, locale)} 件に適合`,
    note: '時間だけを比較しています。準拠を証明するものではありません。',
    scope: {
      'high-value': '重要度の高いアプリケーション',
      'low-risk': 'リスクの低いアプリケーション',
      users: '一般ユーザー',
      administrators: '管理者',
      addressable: '「addressable」',
    },
    newTab: '（新しいタブで開きます）',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? '適合' : '不適合'}*：${reasons.length ? reasons.join('、') : '時間の定めはありません'}`,
    rule: ({ label, atMostMs, level }, locale) => `「${label}」は${durationText(atMostMs, locale)}以下（${level}）`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `「${label}」が${durationText(overMs, locale)}超過（${level}：${durationText(atMostMs, locale)}以下）`,
    apply: '適用',
    blocked: ({ minMs }, locale) =>
      `ここで設定できる最短の時間は${durationText(minMs, locale)}のため、適用できません。`,
  },
  affected: {
    title: '影響を受けるセッション',
    loading: 'セッションを数えています…',
    failed: '現在のセッションを数えられませんでした。保存はできます。',
    none: '現在サインインしている人はいません。',
    chart: { idle: '最後の操作からの時間', age: 'サインインからの時間' },
    limit: ({ limitMs }, locale) => `上限：${durationText(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${durationText(fromMs, locale)}${toMs === null ? '以上' : `～${durationText(toMs, locale)}`}：${numberText(count, locale)} 件${
        count ? { within: '', cut: '（一部が上限を超過）', beyond: '（上限を超過）' }[part] : ''
      }`,
    idle: (values, locale) =>
      `${durationText(values.limitMs, locale)}を超えて操作がないセッションは、${beyond(values, locale)}です。`,
    age: (values, locale) =>
      `サインインから${durationText(values.limitMs, locale)}を超えたセッションは、${beyond(values, locale)}です。`,
  },
  history: {
    title: '変更履歴',
    loading: '読み込んでいます…',
    failed: '変更履歴を読み込めませんでした。',
    none: '変更はまだありません。',
    system: 'システム',
    change: ({ label, fromMs, toMs }, locale) =>
      `${label}：${durationText(fromMs, locale)} → *${durationText(toMs, locale)}*`,
    first: ({ label, ms }, locale) => `${label}：*${durationText(ms, locale)}*`,
    nextSignIn: '次回のサインインから適用',
    current: '現在',
    restore: '復元',
    restored: ({ date }) => `${date} の値をフォームに戻しました。まだ保存されていません。`,
  },
};
