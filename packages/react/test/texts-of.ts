export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const policy = { version: 7, idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE };

/** Every value that a message may use. */
export const values = {
  ...policy,
  limit: 'idle',
  reason: 'max',
  policy,
  field: 'idleMs',
  nearestMs: MINUTE,
  limitMs: 720 * MINUTE,
  leftMs: 2 * MINUTE,
  endsAt: 0,
  inSeconds: false,
  canSignIn: false,
  until: 0,
  isToday: true,
  ms: MINUTE,
  seconds: 30,
  times: 3,
  ends: 12,
  of: 318,
  self: false,
  date: '24.11.2026',
  by: 'Ann',
  at: '2026-11-24T16:40:00Z',
  count: 2,
  text: 'soon',
  example: '1 h',
  time: '12:15',
  speed: 10,
  met: 9,
  isMet: false,
  reasons: ['1'],
  label: 'Idle',
  atMostMs: MINUTE,
  overMs: MINUTE,
  minMs: MINUTE,
  level: 'SHALL',
  from: '1 minute',
  to: '2 minutes',
  fromMs: MINUTE,
  toMs: 2 * MINUTE,
  part: 'cut',
  least: 1,
  most: 4,
};

export type Values = Readonly<Record<string, unknown>>;

/** Returns every text of a catalogue by its path, with values inserted; with `only`, the text of that path alone. */
export function textsOf(catalogue: unknown, locale: string, given: Values = values, only = ''): Map<string, string> {
  const texts = new Map<string, string>();
  function add(part: unknown, path: string): void {
    if (only && !only.startsWith(path)) return;
    if (typeof part === 'string') texts.set(path, part);
    else if (typeof part === 'function') texts.set(path, part(given, locale));
    else for (const [key, inner] of Object.entries(part as object)) add(inner, `${path}.${key}`);
  }
  add(catalogue, '');
  return texts;
}

/** Every way in which a message may choose its words. */
export const edges: readonly Values[] = [
  ...['idle', 'max'].map((limit) => ({ ...values, limit })),
  { ...values, limit: 'max', canSignIn: true },
  { ...values, isToday: false },
  { ...values, inSeconds: true },
  ...['idle', 'max', 'signed-out', 'revoked', 'policy', 'superseded'].map((reason) => ({ ...values, reason })),
  ...['maxMs', 'idleMs', 'warnMs'].map((field) => ({ ...values, field })),
  ...[0, 1, 2, 5, 11, 21, 100, 1_000_000].flatMap((n) => [
    { ...values, times: n, ends: n, of: n + 1, count: n, seconds: n, version: n },
    { ...values, ms: n * MINUTE, leftMs: n * MINUTE, limitMs: n * MINUTE, idleMs: n * MINUTE, maxMs: n * HOUR },
  ]),
  { ...values, warnMs: 0 },
  { ...values, isMet: true, reasons: [], met: 1, of: 1, toMs: null },
  ...['within', 'beyond'].flatMap((part) => [0, 1].map((count) => ({ ...values, part, count }))),
  ...[
    [0, 0],
    [0, 3],
    [1, 1],
    [3, 3],
  ].flatMap(([least, most]) => [1, 40].map((of) => ({ ...values, least, most, of }))),
  { ...values, self: true },
  { ...values, ends: 1, self: true },
  { ...values, by: null, at: null, date: '', nearestMs: null },
  { ...values, by: '', at: 'yesterday' },
];
