import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { answers, choose, field, group, idle, policy, press, renderForm } from '../../test/settings.tsx';
import { HOUR, MINUTE } from '../../test/tab.ts';

beforeAll(installDialog);
afterEach(cleanup);

test.each([
  [
    'idle above the maximum',
    () => choose('Idle Session Duration', 'Days', 1),
    'Idle Session Duration can’t be longer than Maximum Session Duration (12 hours).',
  ],
  ['zero', () => choose('Idle Session Duration', 'Minutes', 0), 'Idle Session Duration must be at least 1 minute.'],
  [
    'a warning not below idle',
    () => choose('Idle Session Duration', 'Minutes', 2),
    'Sign-out Warning must be shorter than Idle Session Duration.',
  ],
  [
    'above seven days',
    () => {
      choose('Maximum Session Duration', 'Days', 7);
      choose('Maximum Session Duration', 'Hours', 12);
    },
    'Maximum Session Duration must be at most 7 days.',
  ],
])('refuses a draft, and names its field, if it is %s', async (_, change, sentence) => {
  const { onSubmit } = renderForm();
  change();
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  const summary = screen.getByRole('region', { name: 'Fix 1 problem to save' });
  expect(document.activeElement).toBe(summary);
  expect(within(summary).getByText(sentence)).toBeTruthy();
});

test('shows the error at once at the field that must change, even if it was never left, and offers a remedy', async () => {
  const { onSubmit } = renderForm();
  choose('Idle Session Duration', 'Minutes', 2);
  const warn = group('Sign-out Warning');
  expect(warn.getByText('Sign-out Warning must be shorter than Idle Session Duration.')).toBeTruthy();
  expect(warn.getByRole('combobox').getAttribute('aria-invalid')).toBe('true');
  await press('Set to 1 minute');
  expect(document.activeElement).toBe(warn.getByRole('combobox'));
  expect(document.querySelector('[aria-invalid=true]')).toBeNull();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledWith({ maxMs: 12 * HOUR, idleMs: 2 * MINUTE, warnMs: MINUTE }, expect.anything());
});

test('counts a typed duration that cannot be read, and leads to it, until it can be read', async () => {
  const { onSubmit } = renderForm();
  const typed = idle().getByLabelText<HTMLInputElement>('Or type it');
  const type = (text: string) => {
    fireEvent.change(typed, { target: { value: text } });
    fireEvent.blur(typed);
  };
  type('soon');
  expect(typed.getAttribute('aria-invalid')).toBe('true');
  expect(field('Idle Session Duration', 'Minutes').getAttribute('aria-invalid')).toBe('false');
  expect(screen.getByText(/^Fix the marked durations/)).toBeTruthy();
  typed.blur();
  await press('Fix 1 problem to save');
  expect(document.activeElement).toBe(typed);

  choose('Maximum Session Duration', 'Days', 7);
  await press('Fix 2 problems to save');
  await press('Save changes');
  expect(document.activeElement).toBe(typed);
  expect(onSubmit).not.toHaveBeenCalled();

  type('20');
  choose('Maximum Session Duration', 'Days', 0);
  expect(screen.queryByRole('button', { name: /^Fix/ })).toBeNull();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledWith(
    { maxMs: 12 * HOUR, idleMs: 20 * MINUTE, warnMs: 2 * MINUTE },
    expect.anything(),
  );
});

test('asks before the page is left with a typed duration that cannot be read, and not after it is discarded', async () => {
  const onDirtyChange = vi.fn();
  renderForm({ onDirtyChange });
  const typed = () => idle().getByLabelText<HTMLInputElement>('Or type it');
  fireEvent.change(typed(), { target: { value: 'soon' } });
  fireEvent.blur(typed());
  expect(onDirtyChange).toHaveBeenLastCalledWith(true, { reason: 'edited' });
  await press('Discard changes');
  expect(typed().value).toBe('');
  expect(onDirtyChange).toHaveBeenLastCalledWith(false, { reason: 'discarded' });
  expect(screen.queryByRole('button', { name: /^Fix/ })).toBeNull();
});

const LENGTHS = [0, MINUTE, 4 * HOUR, 180 * HOUR];
const drafts = LENGTHS.flatMap((maxMs) =>
  LENGTHS.flatMap((idleMs) => [0, 2 * MINUTE, 6 * HOUR].map((warnMs) => ({ maxMs, idleMs, warnMs }))),
);

test.each([
  { minMs: MINUTE, maxMs: 168 * HOUR },
  { minMs: HOUR, maxMs: 4 * HOUR },
])('marks a field whenever the draft is not valid, and each remedy leads to a valid draft (%o)', async (limits) => {
  for (const durations of drafts) {
    renderForm({ limits, policy: { ...policy, ...durations } });
    const marked = () => document.querySelectorAll('[aria-invalid=true]').length > 0;
    const isValid = () => !screen.queryByText(/^Fix the marked durations/);
    expect(marked(), JSON.stringify(durations)).toBe(!isValid());
    for (let i = 0; i < 5 && !isValid(); i++) {
      // By its role would be slower: that is computed for hundreds of options.
      fireEvent.click(screen.getAllByText(/^Set to /, { selector: 'button' })[0] as HTMLElement);
      expect(marked(), JSON.stringify(durations)).toBe(!isValid());
    }
    expect(isValid(), JSON.stringify(durations)).toBe(true);
    cleanup();
  }
});

test.each([undefined, async () => null])(
  'leads to the first error by a button beside Save changes (%#)',
  async (onPreview) => {
    renderForm({ onPreview });
    choose('Maximum Session Duration', 'Days', 7);
    choose('Maximum Session Duration', 'Hours', 12);
    choose('Idle Session Duration', 'Minutes', 0);
    await press('Fix 2 problems to save');
    expect(document.activeElement).toBe(field('Maximum Session Duration', 'Days'));
    choose('Maximum Session Duration', 'Days', 0);
    await press('Fix 1 problem to save');
    expect(document.activeElement).toBe(field('Idle Session Duration', 'Days'));
    choose('Idle Session Duration', 'Minutes', 5);
    expect(screen.queryByRole('button', { name: /^Fix/ })).toBeNull();
  },
);

test('announces the errors and their remedies politely', () => {
  renderForm();
  const region = document.querySelectorAll('fieldset [aria-live=polite]')[1];
  expect(region?.textContent).toBe('');
  choose('Idle Session Duration', 'Days', 1);
  expect(document.querySelectorAll('fieldset [aria-live=polite]')[1]).toBe(region);
  expect(region?.textContent).toMatch(/^Idle Session Duration can’t be .*12 hours.*Set to 12 hours$/);
});

test('saves the nearest allowed duration when its button is pressed', async () => {
  const { onSubmit } = renderForm();
  choose('Idle Session Duration', 'Days', 1);
  await press('Save changes');
  await press('Set to 12 hours');
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledWith(expect.objectContaining({ idleMs: 12 * HOUR }), {
    version: 7,
    reason: 'submit',
  });
});

test('words the error, and shows it at its field, when the server refuses', async () => {
  const errors = [{ field: 'idleMs', code: 'too_long', detail: 'The most is 10m.', nearestMs: 10 * MINUTE }];
  renderForm({ onSubmit: answers({ type: 'refused', errors }) });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  expect(idle().getByText('Idle Session Duration must be at most 10 minutes.')).toBeTruthy();
  expect(idle().getByLabelText('Minutes').getAttribute('aria-invalid')).toBe('true');
});

test('shows text instead of fields when a save is forbidden', async () => {
  renderForm({ onSubmit: answers({ type: 'forbidden' }) });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByText('Not saved: you have view-only access.')).toBeTruthy();
});

test('keeps focus in the form when a save is forbidden', async () => {
  renderForm({ onSubmit: answers({ type: 'forbidden' }) });
  choose('Idle Session Duration', 'Minutes', 30);
  screen.getByRole('button', { name: 'Save changes' }).focus();
  await press('Save changes');
  expect(document.activeElement?.textContent).toBe('Not saved: you have view-only access.');
});
