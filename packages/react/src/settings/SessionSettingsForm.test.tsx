import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { answers, choose, field, idle, policy, press, renderForm, tab } from '../../test/settings.tsx';
import { HOUR, MINUTE, openTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { useSettings } from './context.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';
import type { SaveResult } from './types.ts';

beforeAll(installDialog);
afterEach(cleanup);

function Reminder() {
  return useSettings().dirty ? <p>Do not forget to save.</p> : null;
}

test('saves the changed duration and no other, over the version that the user has seen', async () => {
  const { onSubmit } = renderForm();
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(
    { maxMs: 12 * HOUR, idleMs: 30 * MINUTE, warnMs: 2 * MINUTE },
    { version: 7, reason: 'submit' },
  );
  expect(screen.getByText('Saved. The new limits apply in every open tab.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull();
});

test('is clean when a field is changed back', () => {
  const onDirtyChange = vi.fn();
  renderForm({ onDirtyChange });
  choose('Idle Session Duration', 'Minutes', 30);
  choose('Idle Session Duration', 'Minutes', 15);
  expect(onDirtyChange.mock.calls).toEqual([
    [true, { reason: 'edited' }],
    [false, { reason: 'edited' }],
  ]);
});

test('asks before the user leaves the page only while there are changes', async () => {
  renderForm();
  const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(false);
  choose('Idle Session Duration', 'Minutes', 30);
  expect(leave()).toBe(true);
  await press('Discard changes');
  expect(leave()).toBe(false);
  expect(field('Idle Session Duration', 'Minutes').value).toBe('15');
});

test.each([
  [12, 1, [/^The maximum can’t be extended/]],
  [10, 60, [/only 9 times/]],
  [1, 60, [/can’t extend their session at all/]],
  [21, 60, []],
])('gives one piece of advice by WCAG 2.2.1 at most: %i hours, %i minutes idle', (maxHours, idleMinutes, advice) => {
  const { container } = render(
    <SessionProvider session={tab.session}>
      <SessionSettingsForm
        policy={{ ...policy, maxMs: maxHours * HOUR, idleMs: idleMinutes * MINUTE, warnMs: 20_000 }}
        onSubmit={answers({ type: 'failed' })}
      />
    </SessionProvider>,
  );
  const shown = [...container.querySelectorAll('.curfew-advice')].map(({ textContent }) => textContent);
  expect(shown).toEqual(advice.map((sentence) => expect.stringMatching(sentence)));
});

test('offers the saved warning even if it is no default', () => {
  renderForm({ policy: { ...policy, warnMs: 45_000 } });
  const offered = [...screen.getByLabelText<HTMLSelectElement>('Time before sign-out').options].map((o) => o.value);
  expect(offered).toEqual(['20000', '30000', '45000', '60000', '120000', '300000', '600000']);
});

test('keeps an edit that is made while a save runs', async () => {
  let answer: (result: SaveResult) => void = () => {};
  const onSubmit = vi.fn<SessionSettingsFormProps['onSubmit']>(() => new Promise((resolve) => (answer = resolve)));
  renderForm({ onSubmit });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  choose('Idle Session Duration', 'Minutes', 45);
  await act(async () => answer({ type: 'saved', policy: { ...policy, version: 8, idleMs: 30 * MINUTE } }));
  expect(field('Idle Session Duration', 'Minutes').value).toBe('45');
  await press('Save changes');
  expect(onSubmit).toHaveBeenLastCalledWith(expect.objectContaining({ idleMs: 45 * MINUTE }), {
    version: 8,
    reason: 'submit',
  });
});

test.each([
  [{ type: 'failed' } as const, 'Not saved. Check your connection and try again. Your changes are still here.'],
  [
    { type: 'failed', retryAfterMs: 29_500 } as const,
    'Not saved: the server is busy. Try again in 30 seconds. Your changes are still here.',
  ],
  [
    { type: 'refused', errors: [{ field: 'id', code: 'frozen', detail: 'This policy is frozen.' }] } as const,
    'This policy is frozen.',
  ],
  [{ type: 'refused', errors: [] } as const, 'Not saved: the server doesn’t accept these limits.'],
])('shows the outcome and keeps the draft if the result is %o', async (result, sentence) => {
  renderForm({ onSubmit: answers(result) });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(field('Idle Session Duration', 'Minutes').value).toBe('30');
});

test('fails, and can save again, if onSubmit rejects', async () => {
  const onSubmit = vi.fn(() => Promise.reject(new Error('bug')));
  renderForm({ onSubmit });
  choose('Idle Session Duration', 'Minutes', 30);
  await press('Save changes');
  expect(screen.getByText(/^Not saved/)).toBeTruthy();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

test('shows that the policy could not be loaded, with a button that loads it again', async () => {
  const onReload = vi.fn();
  const { update } = renderForm({ policy: null });
  expect(screen.getByRole('status').textContent).toBe('Loading…');
  update({ policy: null, status: 'failed', onReload });
  expect(screen.getByRole('status').textContent).toContain('We couldn’t load the session limits.');
  screen.getByRole('button', { name: 'Try again' }).focus();
  await press('Try again');
  expect(onReload).toHaveBeenCalledTimes(1);
  update({ policy: null, status: 'loading', onReload });
  expect(document.activeElement).toBe(screen.getByRole('status'));
  update({ policy });
  expect(document.activeElement).toBe(screen.getByRole('form', { name: 'Session limits' }));
});

test('has a save button without effect that says so while there is nothing to save', async () => {
  const { onSubmit } = renderForm();
  const save = screen.getByRole('button', { name: 'Save changes', description: 'No changes to save.' });
  expect(save.className).not.toContain('curfew-primary');
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('No changes to save.').getAttribute('role')).toBe('status');
  choose('Idle Session Duration', 'Minutes', 30);
  expect(save.className).toContain('curfew-primary');
});

test('keeps focus in the form, and says what happened, when the changes are discarded', async () => {
  renderForm();
  choose('Idle Session Duration', 'Minutes', 30);
  screen.getByRole('button', { name: 'Discard changes' }).focus();
  await press('Discard changes');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  expect(screen.getByText('Changes discarded.')).toBeTruthy();
});

test('saves nothing while a typed duration cannot be read, and keeps the text until the user discards', async () => {
  const { onSubmit } = renderForm();
  const typed = () => idle().getByLabelText<HTMLInputElement>('Or type it');
  choose('Maximum Session Duration', 'Days', 1);
  fireEvent.change(typed(), { target: { value: 'soon' } });
  fireEvent.blur(typed());
  expect(idle().getByText(/“soon” isn’t a duration/)).toBeTruthy();
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(typed());
  expect(typed().value).toBe('soon');
  await press('Discard changes');
  expect(typed().value).toBe('');
  expect(idle().queryByText(/isn’t a duration/)).toBeNull();
});

test('does not ask before the user leaves the page when the session has ended', () => {
  const ending = openTab();
  const onDirtyChange = vi.fn();
  render(
    <SessionProvider session={ending.session}>
      <SessionSettingsForm policy={policy} onSubmit={answers({ type: 'failed' })} onDirtyChange={onDirtyChange} />
    </SessionProvider>,
  );
  choose('Idle Session Duration', 'Minutes', 30);
  act(() => ending.session.signOut());
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
  expect(onDirtyChange).toHaveBeenLastCalledWith(false, { reason: 'ended' });
});

test('is clean for a router when the form is removed', () => {
  const onDirtyChange = vi.fn();
  renderForm({ onDirtyChange });
  choose('Idle Session Duration', 'Minutes', 30);
  cleanup();
  expect(onDirtyChange.mock.calls).toEqual([
    [true, { reason: 'edited' }],
    [false, { reason: 'closed' }],
  ]);
});

test('renders its parts in an order of your own, and gives its state to your parts', () => {
  render(
    <SessionProvider session={tab.session}>
      <SessionSettingsForm.Root policy={policy} onSubmit={answers({ type: 'failed' })}>
        <SessionSettingsForm.Actions />
        <Reminder />
        <SessionSettingsForm.Fields />
      </SessionSettingsForm.Root>
    </SessionProvider>,
  );
  expect(screen.queryByText('Do not forget to save.')).toBeNull();
  choose('Idle Session Duration', 'Minutes', 30);
  expect(screen.getByText('Do not forget to save.')).toBeTruthy();
});
