import { DEFAULT_LIMITS } from '@curfew/core';
import { describe, expect, test } from 'vitest';
import { DEFAULT_STANDARDS } from './default-standards.ts';
import { monthText } from './month-text.ts';
import { applyStandard, checkStandard, type Standard } from './standard.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const draft = { maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

function standard(figures: Standard['figures'] = []): Standard {
  return { name: 'Own', clause: '1', url: 'https://example.com', figures };
}

const shall = standard([{ field: 'idleMs', atMostMs: 15 * MINUTE, level: 'SHALL' }]);
const both = standard([
  { field: 'maxMs', atMostMs: 8 * HOUR, level: 'SHALL' },
  { field: 'idleMs', atMostMs: 10 * MINUTE, level: 'SHOULD' },
]);

describe('checkStandard', () => {
  test.each([
    [15 * MINUTE - 1, null, 0],
    [15 * MINUTE, null, 0],
    [15 * MINUTE + 1, 'SHALL', 1],
    [7 * DAY, 'SHALL', 7 * DAY - 15 * MINUTE],
  ])('compares %i ms with a figure of 15 minutes', (idleMs, unmet, overMs) => {
    expect(checkStandard(shall, { ...draft, idleMs })).toEqual({ unmet, figures: [{ ...shall.figures[0], overMs }] });
  });

  test('reports the strictest level that is not met', () => {
    expect(checkStandard(both, draft).unmet).toBe('SHALL');
    expect(checkStandard(both, { ...draft, maxMs: HOUR }).unmet).toBe('SHOULD');
  });

  test('is met if there is no figure', () => {
    expect(checkStandard(standard(), draft)).toEqual({ unmet: null, figures: [] });
  });

  test.each([Number.NaN, null as unknown as number])('is not met, by no amount, if a field has %s', (idleMs) => {
    const { unmet, figures } = checkStandard(shall, { ...draft, idleMs });
    expect([unmet, figures[0]?.overMs]).toEqual(['SHALL', null]);
  });
});

describe('applyStandard', () => {
  const limits = DEFAULT_LIMITS;

  test('shortens what is too long, and keeps what is stricter', () => {
    expect(applyStandard(both, draft, limits)).toEqual({ ...draft, maxMs: 8 * HOUR, idleMs: 10 * MINUTE });
    const strict = { maxMs: HOUR, idleMs: 5 * MINUTE, warnMs: MINUTE };
    expect(applyStandard(both, strict, limits)).toEqual(strict);
  });

  test('keeps idle within the maximum, and the warning below idle', () => {
    const short = standard([{ field: 'maxMs', atMostMs: 2 * MINUTE, level: 'SHALL' }]);
    expect(applyStandard(short, draft, limits)).toEqual({ maxMs: 2 * MINUTE, idleMs: 2 * MINUTE, warnMs: MINUTE });
  });

  test('fills a field that is empty', () => {
    const empty = { ...draft, idleMs: null as unknown as number };
    expect(applyStandard(shall, empty, limits)?.idleMs).toBe(15 * MINUTE);
  });

  test('returns null only if a figure is below what the app allows', () => {
    expect(applyStandard(shall, draft, { ...limits, minMs: 15 * MINUTE })).not.toBeNull();
    expect(applyStandard(shall, draft, { ...limits, minMs: 15 * MINUTE + 1 })).toBeNull();
  });

  test.each(DEFAULT_STANDARDS.map((one) => [`${one.name} ${one.clause}`, one] as const))(
    'makes a draft that meets %s',
    (_, one) => {
      const longest = { maxMs: 7 * DAY, idleMs: 7 * DAY, warnMs: 10 * MINUTE };
      const next = applyStandard(one, longest, limits);
      expect(next && checkStandard(one, next).unmet).toBeNull();
      expect(next && applyStandard(one, next, limits)).toEqual(next);
    },
  );
});

test('the default durations of the demo meet 9 of 13 standards', () => {
  const unmet = DEFAULT_STANDARDS.filter((one) => checkStandard(one, draft).unmet);
  expect(unmet.map(({ name, clause, scope }) => [name, scope ?? clause])).toEqual([
    ['OWASP Session Management Cheat Sheet', 'high-value'],
    ['OWASP Session Management Cheat Sheet', 'low-risk'],
    ['DISA ASD STIG V6', 'administrators'],
    ['PSD2 RTS (EU) 2018/389', 'Art. 4(3)(d)'],
  ]);
  expect(DEFAULT_STANDARDS).toHaveLength(13);
});

test('monthText words a month, and keeps what is none', () => {
  expect(monthText('2025-07', 'en')).toBe('July 2025');
  expect(monthText('2025-07', 'de')).toBe('Juli 2025');
  expect(monthText('first edition', 'en')).toBe('first edition');
});
