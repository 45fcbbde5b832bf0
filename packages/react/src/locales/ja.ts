import { dateText, durationText, numberText } from '@curfew/dom';
import { ja as dialogs } from '@curfew/dom/messages/ja';
import type { Messages, PolicySave, SettingsMessages } from '../messages/types.ts';

/** A number must not break before its unit. */
const duration = (...values: Parameters<typeof durationText>) => durationText(...values).replaceAll(' ', '\u00a0');

const label: SettingsMessages['label'] = {
  maxMs: 'セッションの最長時間',
  idleMs: '無操作でのセッション時間',
  warnMs: 'サインアウト前の警告',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) =>
    `「${label[field]}」は ${duration(nearestMs ?? 0, locale)}${word}にしてください。`;
}

function who({ by, self }: PolicySave): string {
  if (!by) return 'ほかの管理者';
  return self ? `${by}（あなた）` : `${by} さん`;
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && `（${date}）`;
}

/** "40 件中 12 件", as exactly as it is known. */
function beyond({ least, most, of }: { least: number; most: number; of: number }, locale: string): string {
  const all = `${numberText(of, locale)}\u00a0件中`;
  const number = numberText(most, locale);
  if (most === 0) return `${all} ${number}\u00a0件`;
  if (least === most) return `*${all} ${number}\u00a0件*`;
  if (least === 0) return `*${all}最大 ${number}\u00a0件*`;
  return `*${all} ${numberText(least, locale)}～${number}\u00a0件*`;
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
    tooShort: ({ ms }, locale) => `${duration(ms, locale)}以上にしてください。`,
    tooLong: ({ ms }, locale) => `${duration(ms, locale)}以下にしてください。`,
    use: ({ ms }, locale) => `${duration(ms, locale)}に設定`,
    none: '未設定',
  },
  rules: {
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `操作のない状態が *${duration(idleMs, locale)}*続くか、サインインから *${duration(maxMs, locale)}*経過すると、早いほうの時点でサインアウトされます。${
        warnMs
          ? `サインアウトの *${duration(warnMs, locale)}前*に警告が表示されます。`
          : '事前の*警告は表示されません*。'
      }`,
  },
  settings: {
    label,
    help: ({ field, limitMs }, locale) =>
      ({
        maxMs: `操作の有無にかかわらず、サインインしていられる時間です。最長 ${duration(limitMs, locale)}です。`,
        idleMs: '操作のない状態が続いたとき、サインアウトされるまでの時間です。',
        warnMs: 'サインアウトのどれくらい前に警告を表示するかです。',
      })[field],
    warnLabel: 'サインアウトまでの時間',
    warnHint: 'WCAG 2.2.1 では 20\u00a0秒以上が求められています。',
    noWarning: '警告しない',
    sentence: ({ idleMs, maxMs, warnMs }, locale) =>
      `操作のない状態が *${duration(idleMs, locale)}*続くか、サインインから *${duration(maxMs, locale)}*経過すると、早いほうの時点でサインアウトされます。${
        warnMs
          ? `サインアウトの *${duration(warnMs, locale)}前*に警告が表示されます。`
          : '事前の*警告は表示されません*。'
      }`,
    noSentence: '印の付いた時間を修正すると、その効果がここに表示されます。',
    problem: {
      not_a_duration: ({ field }) => `「${label[field]}」には、15\u00a0分などの時間を指定してください。`,
      too_short: bound('以上'),
      too_long: bound('以下'),
      idle_above_max: ({ nearestMs }, locale) =>
        `「${label.idleMs}」は「${label.maxMs}」（${duration(nearestMs ?? 0, locale)}）以下にしてください。`,
      warn_not_below_idle: () => `「${label.warnMs}」は「${label.idleMs}」より短くしてください。`,
    },
    problems: ({ count }, locale) => `保存するには ${numberText(count, locale)}\u00a0件の問題を修正してください`,
    fewExtensions: ({ times }, locale) =>
      times
        ? `セッションを延長できるのは ${numberText(times, locale)}\u00a0回だけです。WCAG 2.2.1 は、制限が必要不可欠な場合を除き、10\u00a0回以上の延長を求めています。`
        : 'セッションを延長できません。WCAG 2.2.1 は、制限が必要不可欠な場合を除き、10\u00a0回以上の延長を求めています。',
    fixedMaximum:
      '最長時間は延長できません。WCAG 2.2.1 がこれを認めるのは、制限が必要不可欠な場合か、20\u00a0時間を超える場合だけです。',
    shortWarning: 'WCAG 2.2.1 は、制限が必要不可欠な場合を除き、20\u00a0秒以上前の警告を求めています。',
    preview: ({ ends, of, self }, locale) =>
      ends
        ? `保存すると、${numberText(of, locale)}\u00a0件のうち *${numberText(ends, locale)}\u00a0件のセッション*がすぐに終了します${self ? `（*${ends === 1 ? '現在のセッションです' : '現在のセッションを含みます'}*）` : ''}。`
        : 'サインアウトされる人はいません。',
    previewUnknown: '終了するセッションの数を確認できませんでした。保存はできます。',
    previewing: '影響を受けるセッションを確認しています…',
    save: '変更を保存',
    saving: '保存しています…',
    discard: '変更を破棄',
    confirmSave: ({ ends }, locale) => `保存して ${numberText(ends, locale)}\u00a0件のセッションを終了`,
    goBack: '編集を続ける',
    revision: ({ version, date }) => `リビジョン ${version}${date && `・${date} 保存`}`,
    saved: '保存しました。新しい制限は、開いているすべてのタブに適用されます。',
    unchanged: '保存する変更はありません。',
    updated: (saved, locale) =>
      `${who(saved)}が新しい制限を保存しました${when(saved.at, locale)}。その内容を表示しています。`,
    failed: ({ seconds }, locale) =>
      `${
        seconds
          ? `保存されませんでした。サーバーが混み合っています。${duration(seconds * 1_000, locale)}後にもう一度お試しください。`
          : '保存されませんでした。接続を確認して、もう一度お試しください。'
      }変更内容はそのまま残っています。`,
    forbidden: '保存されませんでした。閲覧のみ可能です。',
    loading: '読み込んでいます…',
    notLoaded: 'セッションの制限を読み込めませんでした。',
    tryAgain: '再試行',
    conflict: (saved, locale) =>
      `編集中に${saved.by ? ' ' : ''}${who(saved)}が変更を保存しました${when(saved.at, locale)}`,
    yours: '自分の変更',
    theirs: '現在の保存内容',
    keepMine: '自分の変更を残す',
    takeTheirs: '保存済みの内容を使う',
  },
  save: {
    form: 'セッションの制限',
    title: ({ ends, isLater }, locale) =>
      ends === null
        ? '確認せずに保存しますか？'
        : `${numberText(ends, locale)}\u00a0件のセッションを${isLater ? '今は終了せずに保存' : '終了'}しますか？`,
    text: ({ ends, of, self }, locale) =>
      `開いている ${numberText(of, locale)}\u00a0件のセッションのうち、*${numberText(ends, locale)}\u00a0件*が新しい制限を超えています${self ? '（*あなたのセッションを含む*）' : ''}。`,
    unknown: '誰がサインアウトされるかを確認できませんでした。',
    when: '開いているセッションに新しい制限をいつ適用しますか？',
    apply: { now: '今すぐ終了する', 'next-sign-in': '次回のサインインから適用する' },
    applyHelp: {
      now: '新しい制限を超えているセッションは、すぐに終了します。',
      'next-sign-in': '開いているセッションは、次回のサインインまで今の制限のままです。',
    },
    saveUnchecked: '確認せずに保存',
    saveForLater: '保存して次回のサインインから適用',
    addNote: 'メモを追加',
    note: 'メモ（省略可）',
    noteHelp: '履歴に表示されます。200\u00a0文字まで。',
    savedForLater: '保存しました。新しい制限は次回のサインインから適用されます。',
    discarded: '変更を破棄しました。',
    kept: '変更は残っていますが、まだ保存されていません。',
    refused: '保存されませんでした。サーバーはこの制限を受け付けていません。',
  },
  typed: {
    label: 'または入力',
    hint: ({ example }) => `例：${example}。数字だけの場合は分として扱います。`,
    unread: ({ text, example }) =>
      `「${text}」は時間として読み取れません。「${example}」、90（分）のように入力してください。`,
  },
  day: {
    title: 'このポリシーでの 1\u00a0日',
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
    clock: ({ time, speed }, locale) => `${time}・${numberText(speed, locale)}\u00a0倍速`,
    close: '閉じる',
  },
  standards: {
    title: '規格・基準',
    summary: ({ met, of }, locale) => `${numberText(of, locale)}\u00a0件中 ${numberText(met, locale)}\u00a0件に適合`,
    note: '時間だけを比較しています。すべてに適合していても、準拠を証明するものではありません。',
    scope: {
      'high-value': '重要度の高いアプリケーション',
      'low-risk': 'リスクの低いアプリケーション',
      users: '一般ユーザー',
      administrators: '管理者',
      addressable: '「addressable」',
    },
    newTab: '（新しいタブで開きます）',
    verdict: ({ isMet, reasons }) =>
      `*${isMet ? '適合' : '不適合'}*：${reasons.length ? reasons.join('、') : '具体的な時間の定めはありません'}`,
    rule: ({ label, atMostMs, level }, locale) => `「${label}」は ${duration(atMostMs, locale)}以下（${level}）`,
    excess: ({ label, overMs, atMostMs, level }, locale) =>
      `「${label}」が ${duration(overMs, locale)}超過（${level}：${duration(atMostMs, locale)}以下）`,
    apply: '適用',
    blocked: ({ minMs }, locale) => `ここで設定できる最短の時間は ${duration(minMs, locale)}のため、適用できません。`,
  },
  affected: {
    title: '影響を受けるセッション',
    loading: 'セッションを数えています…',
    failed: '開いているセッションを数えられませんでした。保存はできます。',
    none: '現在サインインしている人はいません。',
    chart: { idle: '最後の操作からの時間', age: 'サインインからの時間' },
    limit: ({ limitMs }, locale) => `上限：${duration(limitMs, locale)}`,
    bar: ({ fromMs, toMs, count, part }, locale) =>
      `${duration(fromMs, locale)}${toMs === null ? '以上' : `～${duration(toMs, locale)}`}：${numberText(count, locale)}\u00a0件${
        count ? { within: '', cut: '（上限を超えている可能性あり）', beyond: '（上限を超過）' }[part] : ''
      }`,
    idle: (values, locale) =>
      `${duration(values.limitMs, locale)}を超えて操作がないセッションは、${beyond(values, locale)}です。`,
    age: (values, locale) =>
      `サインインから ${duration(values.limitMs, locale)}を超えたセッションは、${beyond(values, locale)}です。`,
  },
  history: {
    title: '変更履歴',
    loading: '読み込んでいます…',
    failed: '変更履歴を読み込めませんでした。',
    none: '変更はまだありません。',
    system: 'システム',
    change: ({ label, from, to }) => `${label}：${from} → *${to}*`,
    first: ({ label, to }) => `${label}：*${to}*`,
    nextSignIn: '新しいサインインにのみ適用',
    current: '現在',
    restore: '復元',
    restored: ({ date }) => `以前の値${date && `（${date}）`}をフォームに戻しました。まだ保存されていません。`,
  },
};
