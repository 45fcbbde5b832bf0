import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { choose, field, policy, press, renderForm, tab } from '../../test/settings.tsx';
import { HOUR, MINUTE } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import type { SessionSettingsFormProps } from './props.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';

beforeAll(installDialog);
afterEach(cleanup);

test('previews after a pause, and ignores an outdated answer', async () => {
  const replies: ((ends: number) => void)[] = [];
  const onPreview = vi.fn<NonNullable<SessionSettingsFormProps['onPreview']>>(
    () => new Promise((resolve) => replies.push((ends) => resolve({ ends, of: 9, self: false }))),
  );
  renderForm({ onPreview });
  choose('Idle Session Duration', 'Minutes', 10);
  act(() => tab.clock.advance(399));
  choose('Idle Session Duration', 'Minutes', 5);
  act(() => tab.clock.advance(400));
  expect(onPreview).toHaveBeenCalledTimes(1);
  choose('Idle Session Duration', 'Minutes', 30);
  act(() => tab.clock.advance(400));
  expect(onPreview.mock.calls[0]?.[1].aborted).toBe(true);
  await act(async () => replies[1]?.(0));
  await act(async () => replies[0]?.(9));
  expect(screen.getByText('No one will be signed out.')).toBeTruthy();
});

test('asks if the preview fails, and saves then', async () => {
  const onPreview = vi.fn(() => Promise.reject(new Error('down')));
  const { onSubmit } = renderForm({ onPreview });
  choose('Idle Session Duration', 'Minutes', 10);
  await act(async () => tab.clock.advance(400));
  expect(screen.getByText(/^We couldn’t check who this would sign out\. You can still save\./)).toBeTruthy();
  await press('Save changes');
  expect(onPreview).toHaveBeenCalledTimes(2);
  expect(onSubmit).not.toHaveBeenCalled();
  const dialog = screen.getByRole('alertdialog', { name: 'Save without checking?' });
  expect(within(dialog).getByText('We couldn’t check who this would sign out.')).toBeTruthy();
  act(() => tab.clock.advance(500));
  await press('Save without checking');
  expect(onSubmit).toHaveBeenCalledWith(expect.anything(), { version: 7, reason: 'confirm', apply: 'now' });
});

test('waits for the preview, and asks for confirmation if the save ends sessions', async () => {
  const { onSubmit } = renderForm({ onPreview: async () => ({ ends: 12, of: 318, self: true }) });
  choose('Idle Session Duration', 'Minutes', 10);
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  const dialog = screen.getByRole('alertdialog', { name: 'End 12 sessions?' });
  expect(dialog.textContent).toContain('12 of 318 open sessions are past the new limits, including yours.');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep editing' }));
  act(() => tab.clock.advance(500));
  expect(screen.getByRole('button', { name: 'Save and end 12 sessions' }).className).toContain('curfew-danger');
  await press('Save and end 12 sessions');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ idleMs: 10 * MINUTE }), {
    version: 7,
    reason: 'confirm',
    apply: 'now',
  });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByText('Saved. The new limits apply in every open tab.'));
});

async function confirming(props: Partial<SessionSettingsFormProps> = {}) {
  const result = renderForm({ onPreview: async () => ({ ends: 1, of: 2, self: false }), ...props });
  choose('Idle Session Duration', 'Minutes', 10);
  screen.getByRole('button', { name: 'Save changes' }).focus();
  await press('Save changes');
  return result;
}

test('ignores what is pressed in the first half second of the confirmation', async () => {
  const { onSubmit } = await confirming();
  await press('Save and end 1 session');
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  act(() => tab.clock.advance(499));
  await press('Save and end 1 session');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole('alertdialog')).toBeTruthy();
});

test('ends no session, and returns focus, when Escape is pressed in the confirmation', async () => {
  const { onSubmit } = await confirming();
  act(() => tab.clock.advance(500));
  fireEvent.click(screen.getByRole('alertdialog'));
  expect(screen.getByRole('alertdialog')).toBeTruthy();
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
});

test('saves for the next sign-in, with a note, if the user chooses so', async () => {
  const { onSubmit } = await confirming();
  act(() => tab.clock.advance(500));
  expect(screen.getByRole('alertdialog', { name: 'End 1 session?' })).toBeTruthy();
  fireEvent.click(screen.getByLabelText('At their next sign-in'));
  const dialog = within(screen.getByRole('alertdialog', { name: 'Keep 1 session for now?' }));
  expect(dialog.queryByRole('button', { name: /end 1 session/ })).toBeNull();
  expect(dialog.getByRole('button', { name: 'Save for the next sign-in' }).className).not.toContain('danger');
  fireEvent.change(dialog.getByLabelText('Note (optional)'), { target: { value: ' Audit finding 12 ' } });
  await press('Save for the next sign-in');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.anything(), {
    version: 7,
    reason: 'confirm',
    apply: 'next-sign-in',
    note: 'Audit finding 12',
  });
  expect(screen.getByText('Saved. The new limits apply from the next sign-in.')).toBeTruthy();
});

test('saves a note too if the save ends no session, and begins the next change without it', async () => {
  const { onSubmit } = renderForm({ onPreview: async () => ({ ends: 0, of: 2, self: false }) });
  choose('Idle Session Duration', 'Minutes', 10);
  fireEvent.change(screen.getByLabelText('Note (optional)'), { target: { value: 'Audit' } });
  screen.getByLabelText('Note (optional)').focus();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.anything(), { version: 7, reason: 'submit', note: 'Audit' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  choose('Idle Session Duration', 'Minutes', 15);
  expect(screen.getByLabelText<HTMLInputElement>('Note (optional)').value).toBe('');
});

test('shows the note once while the confirmation is open, and returns focus to it', async () => {
  renderForm({ onPreview: async () => ({ ends: 1, of: 2, self: false }) });
  choose('Idle Session Duration', 'Minutes', 10);
  const note = screen.getByLabelText('Note (optional)');
  note.focus();
  await press('Save changes');
  const shown = screen.getAllByLabelText('Note (optional)').filter((one) => !one.closest('[hidden]'));
  expect(shown.map((one) => one.closest('dialog'))).toEqual([screen.getByRole('alertdialog')]);
  act(() => tab.clock.advance(500));
  await press('Keep editing');
  expect(note.closest('[hidden]')).toBeNull();
  expect(document.activeElement).toBe(note);
});

test('shows the confirmation once if a form has the part beside the default buttons', async () => {
  render(
    <SessionProvider session={tab.session}>
      <SessionSettingsForm.Root policy={policy} onSubmit={vi.fn()} onPreview={() => Promise.resolve(null)}>
        <SessionSettingsForm.Confirm />
        <SessionSettingsForm.Fields />
        <SessionSettingsForm.Actions />
      </SessionSettingsForm.Root>
    </SessionProvider>,
  );
  choose('Idle Session Duration', 'Minutes', 10);
  await press('Save changes');
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1);
});

test('closes the confirmation and shows the conflict when another administrator saves meanwhile', async () => {
  const { update } = await confirming();
  update({ policy: { ...policy, version: 8, maxMs: 8 * HOUR } });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(screen.getByRole('region', { name: /saved changes/ })).toBeTruthy();
});

test('saves nothing and keeps the draft when the user goes back', async () => {
  const { onSubmit } = renderForm({ onPreview: async () => ({ ends: 1, of: 2, self: false }) });
  choose('Idle Session Duration', 'Minutes', 10);
  await press('Save changes');
  act(() => tab.clock.advance(500));
  await press('Keep editing');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(field('Idle Session Duration', 'Minutes').value).toBe('10');
});
