import type { PolicySessions } from '@curfew/core';
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { choose, policy, press, renderForm } from '../../../test/settings.tsx';
import { HOUR, MINUTE } from '../../../test/tab.ts';
import type { CountSessions } from '../types.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const IDLE = 'Idle Session Duration';
const EDGES = [0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, HOUR, 8 * HOUR];

function buckets(counts: readonly number[]): PolicySessions['idle'] {
  return EDGES.map((fromMs, i) => ({ fromMs, toMs: EDGES[i + 1] ?? null, count: counts[i] ?? 0 }));
}

function sessions(idle: readonly number[], age: readonly number[] = [idle.reduce((a, b) => a + b, 0)]): PolicySessions {
  return { total: idle.reduce((a, b) => a + b, 0), idle: buckets(idle), age: buckets(age) };
}

/** The last answer is that to all that follow. */
function counting(...answers: (PolicySessions | null)[]) {
  return vi.fn<CountSessions>(async () => (answers.length > 1 ? answers.shift() : answers[0]) ?? null);
}

const settle = () => act(async () => {});
const bars = (name: RegExp) => within(screen.getByRole('list', { name })).getAllByRole('listitem');
const region = () => screen.getByRole('region', { name: 'Who is affected' });

test('shows nothing without onSessions', () => {
  renderForm();
  expect(screen.queryByRole('region', { name: 'Who is affected' })).toBeNull();
});

test('says how many sessions are beyond the limits in the form, and marks their bars', async () => {
  renderForm({ onSessions: counting(sessions([20, 8, 12], [0, 0, 0, 0, 30, 10])) });
  await settle();
  expect(screen.getByText('None of 40 sessions has been inactive for longer than 15 minutes.')).toBeTruthy();
  choose(IDLE, 'Minutes', 10);
  expect(screen.getByText('12 of 40 sessions').closest('p')?.textContent).toBe(
    '12 of 40 sessions have been inactive for longer than 10 minutes.',
  );
  expect(bars(/Time since last activity/).map(({ dataset }) => dataset.part)).toEqual(['within', 'within', 'beyond']);
  expect(bars(/Time since last activity/)[2]?.textContent).toContain(
    '10 minutes to 15 minutes: 12 sessions, beyond the limit',
  );
});

test.each([
  [7, 'Between 12 and 20 of 40 sessions have been inactive for longer than 7 minutes.', ['within', 'cut', 'beyond']],
  [12, 'Up to 12 of 40 sessions have been inactive for longer than 12 minutes.', ['within', 'within', 'cut', 'beyond']],
])('says what is certain if a limit of %i minutes cuts a bucket', async (minutes, sentence, parts) => {
  renderForm({ onSessions: counting(sessions([20, 8, 12])) });
  await settle();
  choose(IDLE, 'Minutes', minutes);
  expect(region().textContent).toContain(sentence);
  expect(bars(/Time since last activity/).map(({ dataset }) => dataset.part)).toEqual(parts);
});

test.each([
  ['none is beyond the other limit', { ends: 3, of: 40 }, [30, 10], '3 of 40 sessions have been inactive'],
  ['a save ends none', { ends: 0, of: 40 }, [40], 'None of 40 sessions has been inactive'],
  ['some are beyond the other limit', { ends: 3, of: 40 }, [30, 0, 0, 0, 0, 10], 'Up to 12 of 40 sessions'],
  ['other sessions were counted', { ends: 3, of: 41 }, [40], 'Up to 12 of 40 sessions'],
])(
  'uses the number of the preview for a bucket that the limit cuts, unless it may be another: %s',
  async (_, known, age, sentence) => {
    const { clock } = renderForm({
      policy: { ...policy, maxMs: 8 * HOUR },
      onSessions: counting(sessions([20, 8, 12], age)),
      onPreview: async () => ({ ...known, self: false }),
    });
    await settle();
    choose(IDLE, 'Minutes', 12);
    expect(region().textContent).toContain('Up to 12 of 40 sessions');
    await act(async () => clock.advance(400));
    expect(region().textContent).toContain(sentence);
  },
);

test('keeps a number that is certain although a save ends fewer, because the sessions still send the old heartbeats', async () => {
  const { clock } = renderForm({
    onSessions: counting(sessions([20, 8, 12])),
    onPreview: async () => ({ ends: 3, of: 40, self: false }),
  });
  await settle();
  choose(IDLE, 'Minutes', 10);
  await act(async () => clock.advance(400));
  expect(region().textContent).toContain('12 of 40 sessions have been inactive');
});

test('words one session, and a limit of days', async () => {
  const long = { ...policy, idleMs: 7 * 24 * HOUR, maxMs: 7 * 24 * HOUR };
  renderForm({ policy: long, onSessions: counting(sessions([0, 0, 0, 0, 0, 1])) });
  await settle();
  expect(region().textContent).toContain('No session has been inactive for longer than 7 days.');
  choose(IDLE, 'Days', 3);
  expect(region().textContent).toContain('Up to 1 of 1 session has been inactive for longer than 3 days.');
  expect(region().textContent).toContain('No session started more than 7 days ago.');
});

test('says that no one is signed in, without bars', async () => {
  renderForm({ onSessions: counting(sessions([])) });
  await settle();
  expect(region().textContent).toBe('No one is signed in right now.');
});

test.each([
  ['resolves to null', counting(null, sessions([1]))],
  ['rejects', counting(sessions([1])).mockRejectedValueOnce(new Error('down'))],
])('shows no number if onSessions %s, and counts again on a press', async (_, onSessions) => {
  renderForm({ onSessions });
  expect(region().getAttribute('aria-busy')).toBe('true');
  await settle();
  expect(region().textContent).not.toMatch(/\d/);
  expect(region().textContent).toContain('We couldn’t count the open sessions.');
  await press('Try again');
  expect(bars(/Time since last activity/)).toHaveLength(4);
});

test('counts once a minute while the page is visible', async () => {
  const onSessions = counting(sessions([1]), sessions([2]), sessions([3]), sessions([4]));
  const { clock } = renderForm({ onSessions });
  await settle();
  await act(async () => clock.advance(59_999));
  expect(onSessions).toHaveBeenCalledTimes(1);
  await act(async () => clock.advance(1));
  expect(onSessions).toHaveBeenCalledTimes(2);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await act(async () => clock.advance(600_000));
  expect(onSessions).toHaveBeenCalledTimes(2);
  hidden.mockReturnValue(false);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(onSessions).toHaveBeenCalledTimes(3);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(onSessions).toHaveBeenCalledTimes(3);
});

test('counts again with each preview, which is asked for once a minute, but not while the user is asked', async () => {
  const onSessions = counting(sessions([1]), sessions([2]), sessions([3]), sessions([4]));
  const onPreview = vi.fn(async () => ({ ends: 1, of: 2, self: false }));
  const { clock } = renderForm({ onSessions, onPreview });
  await settle();
  choose(IDLE, 'Minutes', 10);
  await act(async () => clock.advance(400));
  await settle();
  expect(onPreview).toHaveBeenCalledTimes(1);
  expect(onSessions).toHaveBeenCalledTimes(2);
  expect(region().textContent).toContain('of 2 sessions');
  await act(async () => clock.advance(60_000));
  await settle();
  expect(onPreview).toHaveBeenCalledTimes(2);
  expect(region().textContent).toMatch(/of [34] sessions/);
  await press('Save changes');
  await act(async () => clock.advance(180_000));
  expect(onPreview).toHaveBeenCalledTimes(2);
});

test('counts again after a save, and aborts when it unmounts', async () => {
  const onSessions = counting(sessions([1]), sessions([2]));
  const { unmount } = renderForm({ onSessions });
  await settle();
  choose(IDLE, 'Minutes', 10);
  expect(onSessions).toHaveBeenCalledTimes(1);
  await press('Save changes');
  expect(onSessions).toHaveBeenCalledTimes(2);
  expect(region().textContent).toContain('of 2 sessions');
  unmount();
  expect(onSessions.mock.calls[1]?.[0].aborted).toBe(true);
});

test('draws no limit while the field is empty', async () => {
  renderForm({ policy: { ...policy, idleMs: null as unknown as number }, onSessions: counting(sessions([1, 2, 3])) });
  await settle();
  expect(bars(/Time since last activity/).every(({ dataset }) => dataset.part === 'within')).toBe(true);
  expect(region().textContent).not.toContain('inactive for longer');
});
