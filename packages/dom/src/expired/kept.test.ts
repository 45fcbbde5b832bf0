import type { SessionSnapshot } from '@curfew/core';
import { expect, it } from 'vitest';
import { type KeptPage, NEW_PAGE, nextPage } from './kept.ts';

const HOUR = 3_600_000;
const NOON = 12 * HOUR;

const PENDING: SessionSnapshot = {
  status: 'pending',
  id: null,
  account: null,
  limit: null,
  reason: null,
  verifying: false,
  endsAt: null,
  maxAt: null,
  policy: null,
  holds: [],
  replaced: false,
  signingIn: false,
};
const active = (account: string | null = 'ann'): SessionSnapshot => ({ ...PENDING, status: 'active', account });
const ended = (changes: Partial<SessionSnapshot> = {}): SessionSnapshot => ({
  ...active(),
  status: 'ended',
  reason: 'idle',
  endsAt: NOON,
  ...changes,
});

/** What becomes of a page that sees these snapshots in this order. */
function after(snapshots: readonly SessionSnapshot[], { now = NOON, keepForMs = 8 * HOUR } = {}): KeptPage {
  return snapshots.reduce((page, snapshot) => nextPage(page, snapshot, keepForMs, now), NEW_PAGE);
}

it.each(['idle', 'max'] as const)('keeps a page for a time after the end by %s', (reason) => {
  const page = after([active(), ended({ reason })]);
  expect(page).toEqual({ state: 'kept', account: 'ann', until: 20 * HOUR, discards: 0 });
});

it('goes on with a kept page, and with one that is shown, when the same person has signed in', () => {
  const shown = { state: 'shown', account: 'ann', until: null, discards: 0 };
  expect(after([active(), ended(), PENDING, active()])).toEqual(shown);
  expect(after([active(), ended(), active()])).toEqual(shown);
  expect(after([active(), { ...active(), verifying: true }, active()])).toEqual(shown);
});

it.each([
  ...(['signed-out', 'revoked', 'policy', 'superseded'] as const).map((reason) => ({ reason })),
  { account: null },
  { account: 'bob' },
  { replaced: true },
  { endsAt: NOON - 8 * HOUR },
])('discards a page at the end if that is %j', (changes) => {
  expect(after([active(), ended(changes)])).toEqual({ state: 'discarded', account: null, until: null, discards: 1 });
});

it('keeps nothing if the time is 0', () => {
  expect(after([active(), ended()], { keepForMs: 0 }).state).toBe('discarded');
});

it.each([
  ['the session that begins is of another person', [active('bob')]],
  ['the session that begins is of nobody known', [active(null)]],
  ['the server names another person after a while', [PENDING, active('bob')]],
  ['it is reported that the user has signed out', [ended({ reason: 'signed-out' }), active()]],
  ['another session has begun in the browser', [ended({ replaced: true }), active()]],
])('shows no kept page again if %s', (_, then) => {
  const page = after([active(), ended(), ...then]);
  expect([page.state, page.discards]).toEqual(['shown', 1]);
});

it.each([[[ended()]], [[PENDING]], [[active()]]])('shows no kept page after its time', (then) => {
  const kept = after([active(), ended()]);
  const page = then.reduce((known, snapshot) => nextPage(known, snapshot, 8 * HOUR, 20 * HOUR), kept);
  expect(page.state).not.toBe('kept');
  expect(page.discards).toBe(1);
});

it('discards a page whose session is replaced by that of another person without an end', () => {
  expect(after([active('ann'), active('bob')])).toMatchObject({ state: 'shown', account: 'bob', discards: 1 });
  // It is not known whose cookie the browser had meanwhile.
  expect(after([active('ann'), active(null), active('ann')])).toMatchObject({ account: 'ann', discards: 1 });
});

it('decides nothing while it is not certain that the session has ended, or whose it is', () => {
  const shown = after([active()]);
  for (const doubtful of [
    PENDING,
    ended({ verifying: true }),
    { ...active(), verifying: true },
    { ...active('bob'), verifying: true },
  ])
    expect(nextPage(shown, doubtful, 8 * HOUR, NOON)).toBe(shown);
});

it('counts each discarded page once', () => {
  const over = ended({ reason: 'revoked' });
  expect(after([active(), over, over, PENDING, active('bob'), over, active('bob')]).discards).toBe(2);
});

it('takes over the account that a session is given later', () => {
  expect(after([active(null), active('ann')])).toMatchObject({ account: 'ann', discards: 0 });
});

it('discards a page that opens after the end, but not the one that signs in', () => {
  expect(after([PENDING, ended()]).discards).toBe(1);
  expect(after([PENDING, ended({ signingIn: true }), active('bob')])).toMatchObject({ state: 'shown', discards: 0 });
});

it('returns the same object if nothing changes', () => {
  for (const snapshots of [[active()], [active(), ended()], [active(), ended({ reason: 'revoked' })]]) {
    const page = after(snapshots);
    expect(nextPage(page, snapshots.at(-1) as SessionSnapshot, 8 * HOUR, NOON)).toBe(page);
  }
});
