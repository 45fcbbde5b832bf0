import { dateText } from '@curfew/dom';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { answers, choose, field, idle, policy, press, renderForm } from '../../test/settings.tsx';
import { HOUR, MINUTE } from '../../test/tab.ts';

beforeAll(installDialog);
afterEach(cleanup);

test('saves over their version or discards the draft when the user resolves a conflict', async () => {
  const theirs = { ...policy, version: 8, maxMs: 8 * HOUR };
  const onSubmit = answers({ type: 'conflict', theirs });
  renderForm({ onSubmit });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  await press('Keep my changes');
  await press('Save changes');
  // What the other administrator changed, and the user did not, stays.
  expect(onSubmit).toHaveBeenLastCalledWith(expect.objectContaining({ idleMs: 30 * MINUTE, maxMs: 8 * HOUR }), {
    version: 8,
    reason: 'submit',
  });
  await press('Use the saved limits');
  expect(field('Maximum Session Duration', 'Hours').value).toBe('8');
  expect(field('Idle Session Duration', 'Minutes').value).toBe('15');
});

test('shows a newer policy if it is clean, and a conflict if it is dirty', () => {
  const { update } = renderForm();
  update({ policy: { ...policy, version: 8, idleMs: 20 * MINUTE } });
  expect(field('Idle Session Duration', 'Minutes').value).toBe('20');
  expect(screen.getByText('Someone saved new limits. This form now shows them.')).toBeTruthy();
  choose('Idle Session Duration', 'Minutes', 30);
  update({ policy: { ...policy, version: 9, idleMs: 25 * MINUTE } });
  expect(field('Idle Session Duration', 'Minutes').value).toBe('30');
  expect(screen.getByRole('region', { name: 'Someone saved changes while you were editing' })).toBeTruthy();
});

test('shows a newer policy that has the changes of the user too, as no conflict', () => {
  const { update } = renderForm();
  choose('Idle Session Duration', 'Minutes', 30);
  update({ policy: { ...policy, version: 8, idleMs: 30 * MINUTE, maxMs: 8 * HOUR } });
  expect(screen.getByText('Someone saved new limits. This form now shows them.')).toBeTruthy();
  expect(field('Maximum Session Duration', 'Hours').value).toBe('8');
});

test('names who saved a newer policy, and when, if that is known', () => {
  const { update } = renderForm();
  update({ policy: { ...policy, version: 8, idleMs: 20 * MINUTE, updatedBy: 'Ann' } });
  expect(screen.getByText('Ann saved new limits. This form now shows them.')).toBeTruthy();
  choose('Idle Session Duration', 'Minutes', 30);
  const updatedAt = '2026-11-24T16:40:00Z';
  update({ policy: { ...policy, version: 9, idleMs: 25 * MINUTE, updatedBy: 'Bo', updatedAt } });
  const name = `Bo saved changes while you were editing (${dateText(updatedAt, 'en')})`;
  expect(screen.getByRole('region', { name })).toBeTruthy();
});

const byAnn = { updatedBy: 'Ann', updatedAt: '2026-11-24T12:00:00Z' };

test('shows who saved the other version and when, without taking focus from the user, and resolves it before a save', async () => {
  const { onSubmit, update } = renderForm();
  choose('Idle Session Duration', 'Minutes', 30);
  const minutes = idle().getByLabelText<HTMLSelectElement>('Minutes');
  minutes.focus();
  update({ policy: { ...policy, ...byAnn, version: 8, maxMs: 8 * HOUR, warnMs: 0 } });
  expect(document.activeElement).toBe(minutes);
  const status = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(status.join()).toMatch(/Ann saved changes while you were editing \(.*24/);
  expect(screen.getAllByText(/^Ann saved changes/)).toHaveLength(1);
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  const notice = screen.getByRole('region', { name: /^Ann saved changes/ });
  expect(document.activeElement).toBe(notice);
  const rows = within(notice).getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'Maximum Session Duration–8 hours',
    'Idle Session Duration30 minutes15 minutes',
    'Sign-out Warning–No warning',
  ]);
  await press('Keep my changes');
  expect(screen.getByText('Your changes are still here, but not saved yet.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ idleMs: 30 * MINUTE }), {
    version: 8,
    reason: 'submit',
  });
});

test('does not name the user who has saved in another tab', () => {
  const { update } = renderForm({ user: 'Ann' });
  update({ policy: { ...policy, ...byAnn, version: 8, maxMs: 8 * HOUR } });
  expect(screen.getByText(/ \(you\) saved new limits \(/)).toBeTruthy();
  choose('Idle Session Duration', 'Minutes', 30);
  update({ policy: { ...policy, ...byAnn, version: 9, maxMs: 7 * HOUR } });
  expect(screen.getByRole('region', { name: / \(you\) saved changes while you were editing/ })).toBeTruthy();
  update({ policy: { ...policy, updatedBy: 'Bob', version: 10 } });
  expect(screen.getByRole('region', { name: /^Bob saved changes/ })).toBeTruthy();
});

test('marks in a conflict what the user or the other administrator has changed, and nothing else', () => {
  const { update } = renderForm();
  choose('Idle Session Duration', 'Minutes', 30);
  update({ policy: { ...policy, ...byAnn, version: 8, maxMs: 8 * HOUR } });
  const rows = within(screen.getByRole('region', { name: /^Ann saved changes/ }))
    .getAllByRole('row')
    .slice(1);
  const marked = rows.filter(({ dataset }) => dataset.differs !== undefined);
  expect(marked).toEqual(rows.slice(0, 2));
});

test('leads from the outcome to a conflict that is out of sight, also if the draft is invalid', async () => {
  const { onSubmit, update } = renderForm();
  choose('Idle Session Duration', 'Minutes', 1);
  update({ policy: { ...policy, ...byAnn, version: 8, maxMs: 8 * HOUR } });
  await press(/^Ann saved changes/);
  expect(document.activeElement).toBe(screen.getByRole('region', { name: /^Ann saved changes/ }));
  expect(onSubmit).not.toHaveBeenCalled();
});
