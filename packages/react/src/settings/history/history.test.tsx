import type { PolicyChange } from '@curfew/core';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { choose, field, policy, press, renderForm } from '../../../test/settings.tsx';
import { HOUR, MINUTE } from '../../../test/tab.ts';
import type { LoadHistory } from '../types.ts';

afterEach(cleanup);

const IDLE = 'Idle Session Duration';
const { version, ...now } = policy;
const first = { maxMs: 8 * HOUR, idleMs: 30 * MINUTE, warnMs: 2 * MINUTE };
const changes: readonly PolicyChange[] = [
  {
    version,
    at: '2026-11-23T16:40:00Z',
    by: 'Ann',
    from: first,
    to: now,
    apply: 'next-sign-in',
    note: 'Audit finding 12 & "more"',
  },
  { version: 6, at: '2026-11-01T08:00:00Z', by: null, from: null, to: first, apply: 'now', note: null },
];

function loading(...answers: (readonly PolicyChange[] | null)[]) {
  return vi.fn<LoadHistory>(async () => answers.shift() ?? null);
}

const entries = () => [...document.querySelectorAll<HTMLElement>('.curfew-history ol > li')];

/** jsdom toggles a disclosure, and reports it in a task. */
async function open(): Promise<void> {
  await act(async () => fireEvent.click(screen.getByText('History')));
  await vi.waitFor(() => expect(document.querySelector('.curfew-history')?.hasAttribute('open')).toBe(true));
  await act(async () => void fireEvent(document.querySelector('.curfew-history') as Element, new Event('toggle')));
}

test('shows nothing without onHistory', () => {
  renderForm();
  expect(screen.queryByText('History')).toBeNull();
});

test('loads when it is opened, and shows who changed what, when and why', async () => {
  const onHistory = loading(changes);
  renderForm({ onHistory });
  expect(onHistory).not.toHaveBeenCalled();
  await open();
  expect(onHistory).toHaveBeenCalledTimes(1);
  const [latest, oldest] = entries();
  expect(latest?.textContent).toContain('Ann');
  expect(latest?.querySelector('time')?.dateTime).toBe('2026-11-23T16:40:00Z');
  expect([...(latest?.querySelectorAll('ul li') ?? [])].map((one) => one.textContent)).toEqual([
    'Maximum Session Duration: 8 hours → 12 hours',
    'Idle Session Duration: 30 minutes → 15 minutes',
    'For new sign-ins only',
  ]);
  expect(latest?.querySelector('q')?.textContent).toBe('Audit finding 12 & "more"');
  expect(latest?.textContent).toContain('Current');
  expect(oldest?.textContent).toContain('System');
  expect(oldest?.textContent).toContain('Idle Session Duration: 30 minutes');
  expect(oldest?.querySelector('q')).toBeNull();
});

test('puts earlier durations into the form, saves nothing, moves focus there and announces it', async () => {
  const { onSubmit } = renderForm({ onHistory: loading(changes) });
  await open();
  expect(within(entries()[0] as HTMLElement).queryByRole('button')).toBeNull();
  await press(/^Restore System/);
  expect(field(IDLE, 'Minutes').value).toBe('30');
  expect(field('Maximum Session Duration', 'Hours').value).toBe('8');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field('Maximum Session Duration', 'Days'));
  // By eye, too, beside the buttons.
  const said = screen.getByText(/^Earlier durations \(.*2026.*\) are back in the form. They are not saved yet.$/);
  expect(said.closest('[role=status]')?.className).toBe('curfew-outcome');
  // These are the durations in the form now. The saved ones can be restored in their place.
  expect(screen.queryByRole('button', { name: /^Restore System/ })).toBeNull();
  expect(screen.getByRole('button', { name: /^Restore Ann/ })).toBeTruthy();
});

test('announces each restore, also the second one of the same durations, and words a missing warning', async () => {
  const none = { ...first, warnMs: 0 };
  renderForm({ onHistory: loading([{ ...(changes[0] as PolicyChange), from: none }, ...changes.slice(1)]) });
  await open();
  expect(entries()[0]?.textContent).toContain('Sign-out Warning: No warning → 2 minutes');
  const said = () => screen.getByText(/^Earlier durations .* are back in the form/);
  await press(/^Restore System/);
  const before = said();
  await press('Discard changes');
  await press(/^Restore System/);
  expect(said()).not.toBe(before);
});

test('loads again after a save, while it is open', async () => {
  const onHistory = loading(changes, [{ ...(changes[0] as PolicyChange), version: 8, by: 'Bo' }, ...changes]);
  renderForm({ onHistory });
  await open();
  choose(IDLE, 'Minutes', 30);
  await press('Save changes');
  expect(onHistory).toHaveBeenCalledTimes(2);
  expect(entries().map((one) => one.textContent?.includes('Current'))).toEqual([true, false, false]);
});

test.each([
  ['resolves to null', loading(null, changes)],
  ['rejects', loading(changes).mockRejectedValueOnce(new Error('down'))],
])('shows that it could not be loaded if onHistory %s, with a button that tries again', async (_, onHistory) => {
  renderForm({ onHistory });
  await open();
  expect(screen.getByText('We couldn’t load the history.')).toBeTruthy();
  await press('Try again');
  expect(entries()).toHaveLength(2);
});

test('shows that there are no changes', async () => {
  renderForm({ onHistory: loading([]) });
  await open();
  expect(screen.getByText('No changes yet.')).toBeTruthy();
});

test('restores nothing if the form is read-only', async () => {
  renderForm({ readOnly: true, onHistory: loading(changes) });
  await open();
  expect(entries()).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
});
