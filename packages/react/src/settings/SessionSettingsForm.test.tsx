import { dateText } from '@curfew/dom';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { HOUR, MINUTE, openTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { useSettings } from './context.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';
import type { SaveResult } from './types.ts';

beforeAll(installDialog);
afterEach(cleanup);

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };
const tab = openTab();

function form(props: Partial<SessionSettingsFormProps> = {}) {
  const onSubmit = vi.fn<SessionSettingsFormProps['onSubmit']>(
    (durations) => ({ type: 'saved', policy: { ...durations, version: 8 } }) as const,
  );
  const element = (more: Partial<SessionSettingsFormProps> = {}) => (
    <SessionProvider session={tab.session}>
      <SessionSettingsForm policy={policy} onSubmit={onSubmit} {...props} {...more} />
    </SessionProvider>
  );
  const { rerender } = render(element());
  return { onSubmit, rerender: (more: Partial<SessionSettingsFormProps>) => rerender(element(more)) };
}

const group = (name: string) => within(screen.getByRole('group', { name }));
const idle = () => group('Idle Session Duration');

function choose(label: string, value: number, inside = idle()): void {
  fireEvent.change(inside.getByLabelText(label), { target: { value: String(value) } });
}

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

function Reminder() {
  return useSettings().dirty ? <p>Do not forget to save.</p> : null;
}

const answers = (result: SaveResult) => vi.fn(() => result);

test('saves the changed duration and no other, over the version that the user has seen', async () => {
  const { onSubmit } = form();
  choose('Minutes', 30);
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
  form({ onDirtyChange });
  choose('Minutes', 30);
  choose('Minutes', 15);
  expect(onDirtyChange.mock.calls).toEqual([
    [true, { reason: 'edited' }],
    [false, { reason: 'edited' }],
  ]);
});

test('asks before the user leaves the page only while there are changes', async () => {
  form();
  const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(false);
  choose('Minutes', 30);
  expect(leave()).toBe(true);
  await press('Discard changes');
  expect(leave()).toBe(false);
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('15');
});

test.each([
  [
    'idle above the maximum',
    () => choose('Days', 1),
    "Idle Session Duration can't be longer than Maximum Session Duration (12 hours).",
  ],
  ['zero', () => choose('Minutes', 0), 'Idle Session Duration must be at least 1 minute.'],
  [
    'a warning not below idle',
    () => choose('Minutes', 2),
    'Sign-out Warning must be shorter than Idle Session Duration.',
  ],
  [
    'above seven days',
    () => {
      choose('Days', 7, group('Maximum Session Duration'));
      choose('Hours', 12, group('Maximum Session Duration'));
    },
    'Maximum Session Duration must be at most 7 days.',
  ],
])('refuses a draft, and names its field, if it is %s', async (_, change, sentence) => {
  const { onSubmit } = form();
  change();
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  const summary = screen.getByRole('region', { name: 'Fix 1 problem to save' });
  expect(document.activeElement).toBe(summary);
  expect(within(summary).getByText(sentence)).toBeTruthy();
});

test('shows the error at once at the field that must change, even if it was never left, and offers a remedy', async () => {
  const { onSubmit } = form();
  choose('Minutes', 2);
  const warn = group('Sign-out Warning');
  expect(warn.getByText('Sign-out Warning must be shorter than Idle Session Duration.')).toBeTruthy();
  expect(warn.getByRole('combobox').getAttribute('aria-invalid')).toBe('true');
  await press('Set to 1 minute');
  expect(document.activeElement).toBe(warn.getByRole('combobox'));
  expect(document.querySelector('[aria-invalid=true]')).toBeNull();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledWith({ maxMs: 12 * HOUR, idleMs: 2 * MINUTE, warnMs: MINUTE }, expect.anything());
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
    form({ limits, policy: { ...policy, ...durations } });
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

test('announces the errors and their remedies politely', () => {
  form();
  const region = document.querySelectorAll('fieldset [aria-live=polite]')[1];
  expect(region?.textContent).toBe('');
  choose('Days', 1);
  expect(document.querySelectorAll('fieldset [aria-live=polite]')[1]).toBe(region);
  expect(region?.textContent).toMatch(/^Idle Session Duration can't be .*12 hours.*Set to 12 hours$/);
});

test('saves the nearest allowed duration when its button is pressed', async () => {
  const { onSubmit } = form();
  choose('Days', 1);
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
  form({ onSubmit: answers({ type: 'refused', errors }) });
  choose('Minutes', 30);
  await press('Save changes');
  expect(idle().getByText('Idle Session Duration must be at most 10 minutes.')).toBeTruthy();
  expect(idle().getByLabelText('Minutes').getAttribute('aria-invalid')).toBe('true');
});

test('saves over their version or discards the draft when the user resolves a conflict', async () => {
  const theirs = { ...policy, version: 8, maxMs: 8 * HOUR };
  const onSubmit = answers({ type: 'conflict', theirs });
  form({ onSubmit });
  choose('Minutes', 30);
  await press('Save changes');
  await press('Keep my changes');
  await press('Save changes');
  // What the other administrator changed, and the user did not, stays.
  expect(onSubmit).toHaveBeenLastCalledWith(expect.objectContaining({ idleMs: 30 * MINUTE, maxMs: 8 * HOUR }), {
    version: 8,
    reason: 'submit',
  });
  await press('Use the saved limits');
  expect((group('Maximum Session Duration').getByLabelText('Hours') as HTMLSelectElement).value).toBe('8');
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('15');
});

test('shows text instead of fields when a save is forbidden', async () => {
  form({ onSubmit: answers({ type: 'forbidden' }) });
  choose('Minutes', 30);
  await press('Save changes');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByText('Not saved: you have view-only access.')).toBeTruthy();
});

test('shows a newer policy if it is clean, and a conflict if it is dirty', () => {
  const { rerender } = form();
  rerender({ policy: { ...policy, version: 8, idleMs: 20 * MINUTE } });
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('20');
  expect(screen.getByText('Someone saved new limits. This form now shows them.')).toBeTruthy();
  choose('Minutes', 30);
  rerender({ policy: { ...policy, version: 9, idleMs: 25 * MINUTE } });
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('30');
  expect(screen.getByRole('region', { name: 'Someone saved changes while you were editing' })).toBeTruthy();
});

test('shows a newer policy that has the changes of the user too, as no conflict', () => {
  const { rerender } = form();
  choose('Minutes', 30);
  rerender({ policy: { ...policy, version: 8, idleMs: 30 * MINUTE, maxMs: 8 * HOUR } });
  expect(screen.getByText('Someone saved new limits. This form now shows them.')).toBeTruthy();
  expect((group('Maximum Session Duration').getByLabelText('Hours') as HTMLSelectElement).value).toBe('8');
});

test('names who saved a newer policy, and when, if that is known', () => {
  const { rerender } = form();
  rerender({ policy: { ...policy, version: 8, idleMs: 20 * MINUTE, updatedBy: 'Ann' } });
  expect(screen.getByText('Ann saved new limits. This form now shows them.')).toBeTruthy();
  choose('Minutes', 30);
  const updatedAt = '2026-11-24T16:40:00Z';
  rerender({ policy: { ...policy, version: 9, idleMs: 25 * MINUTE, updatedBy: 'Bo', updatedAt } });
  const name = `Bo saved changes while you were editing (${dateText(updatedAt, 'en')})`;
  expect(screen.getByRole('region', { name })).toBeTruthy();
});

const byAnn = { updatedBy: 'Ann', updatedAt: '2026-11-24T12:00:00Z' };

test('shows who saved the other version and when, without taking focus from the user, and resolves it before a save', async () => {
  const { onSubmit, rerender } = form();
  choose('Minutes', 30);
  const minutes = idle().getByLabelText<HTMLSelectElement>('Minutes');
  minutes.focus();
  rerender({ policy: { ...policy, ...byAnn, version: 8, maxMs: 8 * HOUR, warnMs: 0 } });
  expect(document.activeElement).toBe(minutes);
  const status = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(status.join()).toMatch(/Ann saved changes while you were editing \(.*24/);
  expect(screen.getAllByText(/^Ann saved changes/)).toHaveLength(1);
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  const notice = screen.getByRole('region', { name: /^Ann saved changes/ });
  expect(document.activeElement).toBe(notice);
  // "Your changes" has theirs where the user has changed nothing.
  expect(within(notice).getAllByRole('cell', { name: '8 hours' })).toHaveLength(2);
  expect(within(notice).getAllByRole('cell', { name: 'No warning' })).toHaveLength(2);
  expect(within(notice).getByRole('cell', { name: '30 minutes' })).toBeTruthy();
  await press('Keep my changes');
  expect(screen.getByText('Your changes are still here, but not saved yet.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ idleMs: 30 * MINUTE }), {
    version: 8,
    reason: 'submit',
  });
});

test('previews after a pause, and ignores an outdated answer', async () => {
  const replies: ((ends: number) => void)[] = [];
  const onPreview = vi.fn<NonNullable<SessionSettingsFormProps['onPreview']>>(
    () => new Promise((resolve) => replies.push((ends) => resolve({ ends, of: 9, self: false }))),
  );
  form({ onPreview });
  choose('Minutes', 10);
  act(() => tab.clock.advance(399));
  choose('Minutes', 5);
  act(() => tab.clock.advance(400));
  expect(onPreview).toHaveBeenCalledTimes(1);
  choose('Minutes', 30);
  act(() => tab.clock.advance(400));
  expect(onPreview.mock.calls[0]?.[1].aborted).toBe(true);
  await act(async () => replies[1]?.(0));
  await act(async () => replies[0]?.(9));
  expect(screen.getByText('No one will be signed out.')).toBeTruthy();
});

test('asks if the preview fails, and saves then', async () => {
  const onPreview = vi.fn(() => Promise.reject(new Error('down')));
  const { onSubmit } = form({ onPreview });
  choose('Minutes', 10);
  await act(async () => tab.clock.advance(400));
  expect(screen.getByText(/^We couldn't check how many sessions this ends/)).toBeTruthy();
  await press('Save changes');
  expect(onPreview).toHaveBeenCalledTimes(2);
  expect(onSubmit).not.toHaveBeenCalled();
  const dialog = screen.getByRole('alertdialog', { name: 'Save without checking?' });
  expect(within(dialog).getByText("We couldn't check who this would sign out.")).toBeTruthy();
  act(() => tab.clock.advance(500));
  await press('Save without checking');
  expect(onSubmit).toHaveBeenCalledWith(expect.anything(), { version: 7, reason: 'confirm', apply: 'now' });
});

test.each([
  [12, 1, [/^The maximum can't be extended/]],
  [10, 60, [/only 9 times/]],
  [1, 60, [/can't extend their session at all/]],
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
  form({ policy: { ...policy, warnMs: 45_000 } });
  const offered = [...screen.getByLabelText<HTMLSelectElement>('Time before sign-out').options].map((o) => o.value);
  expect(offered).toEqual(['20000', '30000', '45000', '60000', '120000', '300000', '600000']);
});

test('waits for the preview, and asks for confirmation if the save ends sessions', async () => {
  const { onSubmit } = form({ onPreview: async () => ({ ends: 12, of: 318, self: true }) });
  choose('Minutes', 10);
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
  const result = form({ onPreview: async () => ({ ends: 1, of: 2, self: false }), ...props });
  choose('Minutes', 10);
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
  fireEvent.click(screen.getByLabelText('At their next sign-in'));
  const dialog = within(screen.getByRole('alertdialog'));
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
  const { onSubmit } = form({ onPreview: async () => ({ ends: 0, of: 2, self: false }) });
  choose('Minutes', 10);
  fireEvent.change(screen.getByLabelText('Note (optional)'), { target: { value: 'Audit' } });
  screen.getByLabelText('Note (optional)').focus();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.anything(), { version: 7, reason: 'submit', note: 'Audit' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  choose('Minutes', 15);
  expect(screen.getByLabelText<HTMLInputElement>('Note (optional)').value).toBe('');
});

test('shows the note once while the confirmation is open, and returns focus to it', async () => {
  form({ onPreview: async () => ({ ends: 1, of: 2, self: false }) });
  choose('Minutes', 10);
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
  choose('Minutes', 10);
  await press('Save changes');
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1);
});

test('closes the confirmation and shows the conflict when another administrator saves meanwhile', async () => {
  const { rerender } = await confirming();
  rerender({ policy: { ...policy, version: 8, maxMs: 8 * HOUR } });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(screen.getByRole('region', { name: /saved changes/ })).toBeTruthy();
});

test('saves nothing and keeps the draft when the user goes back', async () => {
  const { onSubmit } = form({ onPreview: async () => ({ ends: 1, of: 2, self: false }) });
  choose('Minutes', 10);
  await press('Save changes');
  act(() => tab.clock.advance(500));
  await press('Keep editing');
  expect(onSubmit).not.toHaveBeenCalled();
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('10');
});

test('keeps an edit that is made while a save runs', async () => {
  let answer: (result: SaveResult) => void = () => {};
  const onSubmit = vi.fn<SessionSettingsFormProps['onSubmit']>(() => new Promise((resolve) => (answer = resolve)));
  form({ onSubmit });
  choose('Minutes', 30);
  await press('Save changes');
  choose('Minutes', 45);
  await act(async () => answer({ type: 'saved', policy: { ...policy, version: 8, idleMs: 30 * MINUTE } }));
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('45');
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
  [{ type: 'refused', errors: [] } as const, 'Not saved. The server does not accept these limits.'],
])('shows the outcome and keeps the draft if the result is %o', async (result, sentence) => {
  form({ onSubmit: answers(result) });
  choose('Minutes', 30);
  await press('Save changes');
  expect(screen.getByText(sentence)).toBeTruthy();
  expect((idle().getByLabelText('Minutes') as HTMLSelectElement).value).toBe('30');
});

test('fails, and can save again, if onSubmit rejects', async () => {
  const onSubmit = vi.fn(() => Promise.reject(new Error('bug')));
  form({ onSubmit });
  choose('Minutes', 30);
  await press('Save changes');
  expect(screen.getByText(/^Not saved/)).toBeTruthy();
  await press('Save changes');
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

test('shows that the policy could not be loaded, with a button that loads it again', async () => {
  const onReload = vi.fn();
  const { rerender } = form({ policy: null });
  expect(screen.getByRole('status').textContent).toBe('Loading…');
  rerender({ policy: null, status: 'failed', onReload });
  expect(screen.getByRole('status').textContent).toContain("We couldn't load the session limits.");
  screen.getByRole('button', { name: 'Try again' }).focus();
  await press('Try again');
  expect(onReload).toHaveBeenCalledTimes(1);
  rerender({ policy: null, status: 'loading', onReload });
  expect(document.activeElement).toBe(screen.getByRole('status'));
  rerender({ policy });
  expect(document.activeElement).toBe(screen.getByRole('form', { name: 'Session limits' }));
});

test('has a save button without effect that says so while there is nothing to save', async () => {
  const { onSubmit } = form();
  const save = screen.getByRole('button', { name: 'Save changes', description: 'No changes to save.' });
  expect(save.className).not.toContain('curfew-primary');
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('No changes to save.').getAttribute('role')).toBe('status');
  choose('Minutes', 30);
  expect(save.className).toContain('curfew-primary');
});

test('keeps focus in the form, and says what happened, when the changes are discarded', async () => {
  form();
  choose('Minutes', 30);
  screen.getByRole('button', { name: 'Discard changes' }).focus();
  await press('Discard changes');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save changes' }));
  expect(screen.getByText('Changes discarded.')).toBeTruthy();
});

test('keeps focus in the form when a save is forbidden', async () => {
  form({ onSubmit: answers({ type: 'forbidden' }) });
  choose('Minutes', 30);
  screen.getByRole('button', { name: 'Save changes' }).focus();
  await press('Save changes');
  expect(document.activeElement?.textContent).toBe('Not saved: you have view-only access.');
});

test('saves nothing while a typed duration cannot be read, and keeps the text until the user discards', async () => {
  const { onSubmit } = form();
  const typed = () => idle().getByLabelText<HTMLInputElement>('Or type it');
  choose('Days', 1, group('Maximum Session Duration'));
  fireEvent.change(typed(), { target: { value: 'soon' } });
  fireEvent.blur(typed());
  expect(idle().getByText(/“soon” isn't a duration/)).toBeTruthy();
  await press('Save changes');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(typed());
  expect(typed().value).toBe('soon');
  await press('Discard changes');
  expect(typed().value).toBe('');
  expect(idle().queryByText(/isn't a duration/)).toBeNull();
});

test('does not ask before the user leaves the page when the session has ended', () => {
  const ending = openTab();
  const onDirtyChange = vi.fn();
  render(
    <SessionProvider session={ending.session}>
      <SessionSettingsForm policy={policy} onSubmit={answers({ type: 'failed' })} onDirtyChange={onDirtyChange} />
    </SessionProvider>,
  );
  choose('Minutes', 30);
  act(() => ending.session.signOut());
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
  expect(onDirtyChange).toHaveBeenLastCalledWith(false, { reason: 'ended' });
});

test('is clean for a router when the form is removed', () => {
  const onDirtyChange = vi.fn();
  form({ onDirtyChange });
  choose('Minutes', 30);
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
  choose('Minutes', 30);
  expect(screen.getByText('Do not forget to save.')).toBeTruthy();
});
