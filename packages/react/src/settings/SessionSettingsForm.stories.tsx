import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useState } from 'react';
import { expect, fn, screen, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { HOUR, MINUTE, pass, runningTab } from '../../test/tab.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { ja } from '../locales/ja.ts';
import type { Messages } from '../messages/types.ts';
import { useSettings } from './context.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';
import type { SavePolicy } from './types.ts';

const policy = {
  version: 7,
  maxMs: 12 * HOUR,
  idleMs: 15 * MINUTE,
  warnMs: 2 * MINUTE,
  updatedAt: '2026-11-23T16:40:00Z',
};

/** The form in which an administrator sets how long sessions last. */
const meta = {
  title: 'SessionSettingsForm',
  component: SessionSettingsForm,
  args: {
    policy,
    onSubmit: fn<SavePolicy>((durations) =>
      Promise.resolve({ type: 'saved', policy: { ...durations, version: 8 } } as const),
    ),
  },
  loaders: [() => ({ tab: runningTab() })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionSettingsForm {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionSettingsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

function idle(): ReturnType<typeof within> {
  return within(screen.getByRole('group', { name: 'Idle Session Duration' }));
}

export const Clean: Story = {
  async play() {
    await expect(idle().getByLabelText('Minutes')).toHaveValue('15');
    await expect(screen.getByRole('button', { name: 'Save changes' })).toBeEnabled();
    await expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull();
    await expect(screen.getByText(/Revision 7/)).toBeVisible();
  },
};

/** After a pause, the form shows how many sessions a save would end. */
export const Dirty: Story = {
  args: { onPreview: () => Promise.resolve({ ends: 12, of: 318, self: false }) },
  async play({ loaded: { tab } }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '10');
    await pass(tab, 400);
    await expect(await screen.findByText('12 of 318 sessions')).toBeVisible();
    await expect(screen.getByRole('button', { name: 'Discard changes' })).toBeVisible();
  },
};

/** If a save would end sessions, the form asks for confirmation once. */
export const AsksBeforeEnding: Story = {
  ...Dirty,
  async play(context) {
    await Dirty.play?.(context);
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(context.args.onSubmit).not.toHaveBeenCalled();
    await expect(screen.getByRole('button', { name: 'Save and end 12 sessions' })).toHaveFocus();
  },
};

/** The second press saves. */
export const Confirmed: Story = {
  ...AsksBeforeEnding,
  async play(context) {
    await AsksBeforeEnding.play?.(context);
    await userEvent.keyboard('{Enter}');
    await expect(context.args.onSubmit).toHaveBeenCalledWith(expect.objectContaining({ idleMs: 10 * MINUTE }), {
      version: 7,
      reason: 'confirm',
    });
  },
};

export const Saved: Story = {
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText('Saved. The new limits apply in every open tab.')).toBeVisible();
  },
};

/** A save is running. A second press does nothing. */
export const Saving: Story = {
  args: { onSubmit: fn<SavePolicy>(() => new Promise(() => {})) },
  async play({ args, canvasElement }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Saving…' }));
    await expect(args.onSubmit).toHaveBeenCalledTimes(1);
    await expect(canvasElement.querySelector('form')).toHaveAttribute('aria-busy', 'true');
  },
};

/** The save button is always enabled. Without changes, the form shows that there is nothing to save. */
export const NothingToSave: Story = {
  async play({ args }) {
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText('No changes to save.')).toBeVisible();
    await expect(args.onSubmit).not.toHaveBeenCalled();
  },
};

/** The sessions are being counted. */
export const Counting: Story = {
  args: { onPreview: () => new Promise(() => {}) },
  async play({ loaded: { tab } }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '10');
    await pass(tab, 400);
    await expect(await screen.findByText('Checking who is affected…')).toBeVisible();
  },
};

/** The server does not know what a save ends. The form shows that, and saving works. */
export const NobodyKnows: Story = {
  args: { onPreview: () => Promise.resolve(null) },
  async play({ loaded: { tab } }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '10');
    await pass(tab, 400);
    await expect(await screen.findByText(/^We couldn't check how many sessions this ends\./)).toBeVisible();
  },
};

/** Another administrator saves while the form is open. A clean form shows the new version and a message. */
export const ChangedElsewhere: Story = {
  render: function Render(args, { loaded, globals }) {
    const [newer, save] = useState(false);
    return (
      <StoryProvider session={loaded.tab.session} locale={globals.locale}>
        <SessionSettingsForm {...args} policy={newer ? { ...policy, version: 8, idleMs: 30 * MINUTE } : policy} />
        <button type="button" style={{ marginBlockStart: 16 }} onClick={() => save(true)}>
          Another administrator saves
        </button>
      </StoryProvider>
    );
  },
  async play() {
    await userEvent.click(screen.getByRole('button', { name: 'Another administrator saves' }));
    await expect(
      await screen.findByText(/^Someone saved new limits \(.*\)\. This form now shows them\.$/),
    ).toBeVisible();
    await expect(idle().getByLabelText('Minutes')).toHaveValue('30');
  },
};

/** A save by another administrator never replaces unsaved changes. The form shows both versions. */
export const ChangedElsewhereWhileDirty: Story = {
  ...ChangedElsewhere,
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '45');
    await userEvent.click(screen.getByRole('button', { name: 'Another administrator saves' }));
    await expect(
      await screen.findByRole('region', { name: /Someone saved changes while you were editing/ }),
    ).toHaveFocus();
    await expect(screen.getByRole('cell', { name: '45 minutes' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Use the saved limits' }));
    await expect(idle().getByLabelText('Minutes')).toHaveValue('30');
  },
};

/** The standard names no number. Its preset fills no field, and only shows what the standard requires. */
export const NoNumber: Story = {
  async play({ canvasElement }) {
    await userEvent.click(screen.getByRole('button', { name: 'HIPAA, ASVS' }));
    await expect(screen.getByText(/automatic logoff/)).toBeVisible();
    await expect(canvasElement.querySelector('form')).not.toHaveAttribute('data-dirty');
  },
};

/** Works with the keyboard alone, from the first preset to a save. */
export const ByKeyboard: Story = {
  async play({ args }) {
    await userEvent.tab();
    await expect(screen.getByRole('button', { name: /AAL2/ })).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect(idle().getByLabelText('Hours')).toHaveValue('1');
    screen.getByRole('button', { name: 'Save changes' }).focus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onSubmit).toHaveBeenCalledTimes(1);
    await userEvent.tab({ shift: true });
    await expect(screen.getByLabelText('Time before sign-out')).toHaveFocus();
  },
};

/** A part of your own copies the saved durations as a sentence, for the document that ASVS requires. */
export const CopySummary: Story = {
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionSettingsForm.Root {...args}>
        <div className="curfew-card">
          <SessionSettingsForm.Fields />
          <SessionSettingsForm.Sentence />
          <Summary />
        </div>
      </SessionSettingsForm.Root>
    </StoryProvider>
  ),
  async play() {
    const copied = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: 'Copy summary' }));
    await expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^People are signed out after 15 minutes/));
    copied.mockRestore();
  },
};

function Summary(): ReactElement {
  const { base, texts, locale } = useSettings();
  const summary = texts.sentence(base, locale).replaceAll('*', '');
  return (
    <div>
      <button type="button" className="curfew-button" onClick={() => void navigator.clipboard.writeText(summary)}>
        Copy summary
      </button>
    </div>
  );
}

/** The layout has one column. */
export const Narrow: Story = {
  ...Dirty,
  globals: { viewport: { value: 'narrow' } },
};

/** The summary of errors receives focus. Its buttons focus the fields, and one press corrects a value. */
export const Errors: Story = {
  async play({ args }) {
    await userEvent.selectOptions(idle().getByLabelText('Days'), '1');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    const summary = await screen.findByRole('region', { name: 'Fix 1 problem to save' });
    await expect(summary).toHaveFocus();
    await expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(idle().getByLabelText('Days')).toHaveFocus();
    await expect(idle().getByLabelText('Days')).toHaveAccessibleDescription(
      "Idle Session Duration can't be longer than Maximum Session Duration (12 hours).",
    );
    await expect(idle().getByRole('button', { name: 'Set to 12 hours' })).toBeVisible();
  },
};

/** Another administrator has saved. The form shows both versions and lets the user choose. */
export const Conflict: Story = {
  args: {
    onSubmit: fn<SavePolicy>(() => ({ type: 'conflict', theirs: { ...policy, version: 8, maxMs: 8 * HOUR } }) as const),
  },
  async play({ args }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(
      await screen.findByRole('region', { name: /Someone saved changes while you were editing/ }),
    ).toHaveFocus();
    await expect(screen.getByRole('cell', { name: '8 hours' })).toBeVisible();
    await expect(args.onSubmit).toHaveBeenCalledTimes(1);
  },
};

/** "Keep my changes" saves over the version that the user has now seen. */
export const KeepMine: Story = {
  ...Conflict,
  async play(context) {
    await Conflict.play?.(context);
    await userEvent.click(screen.getByRole('button', { name: 'Keep my changes' }));
    await expect(screen.getByRole('button', { name: 'Save changes' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(context.args.onSubmit).toHaveBeenLastCalledWith(expect.anything(), {
        version: 8,
        reason: 'submit',
      }),
    );
  },
};

/** The server could not be reached. The draft is kept. */
export const Failed: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'failed' })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/^Not saved/)).toBeVisible();
    await expect(idle().getByLabelText('Minutes')).toHaveValue('30');
  },
};

/** Advice does not prevent a save. */
export const Advice: Story = {
  args: { policy: { ...policy, maxMs: HOUR, warnMs: 10_000 } },
};

/** Your app allows four hours at most. The drop-downs and the presets respect that. */
export const HostLimits: Story = {
  args: { policy: { ...policy, maxMs: 4 * HOUR }, limits: { minMs: MINUTE, maxMs: 4 * HOUR } },
};

export const ReadOnly: Story = {
  args: { readOnly: true },
  async play() {
    await expect(screen.getByText('12 hours', { selector: 'output' })).toBeVisible();
    await expect(screen.queryByRole('combobox')).toBeNull();
    await expect(screen.queryByRole('button')).toBeNull();
  },
};

export const Loading: Story = { args: { policy: null } };

/** The policy could not be loaded. A button tries again. */
export const CouldNotLoad: Story = {
  args: { policy: null, status: 'failed', onReload: fn() },
  async play({ args }) {
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await expect(args.onReload).toHaveBeenCalled();
  },
};

/** The server is busy, and names a time after which to try again. */
export const Busy: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'failed', retryAfterMs: 30_000 })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/busy\. Try again in 30 seconds/)).toBeVisible();
  },
};

/** The server refuses a draft that the form allowed. The error appears at its field, with the nearest allowed value. */
export const RefusedByTheServer: Story = {
  args: {
    onSubmit: fn<SavePolicy>(() => ({
      type: 'refused',
      errors: [{ field: 'idleMs', code: 'too_long', detail: 'The most is 10 min.', nearestMs: 10 * MINUTE }],
    })),
  },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByRole('button', { name: 'Set to 10 minutes' })).toBeVisible();
    await expect(idle().getByLabelText('Minutes')).toBeInvalid();
  },
};

/** The user may not save. From then on, the durations are text. */
export const Forbidden: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'forbidden' })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/view-only access/)).toBeVisible();
    await expect(screen.queryByRole('combobox')).toBeNull();
  },
};

/** The same form, composed of its parts: without presets and sentence. */
export const FromParts: Story = {
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionSettingsForm.Root {...args}>
        <SessionSettingsForm.Problems />
        <SessionSettingsForm.Conflict />
        <div className="curfew-card">
          <SessionSettingsForm.Fields />
          <SessionSettingsForm.Actions />
        </div>
      </SessionSettingsForm.Root>
    </StoryProvider>
  ),
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await expect(screen.getByRole('button', { name: 'Discard changes' })).toBeVisible();
  },
};

function inLanguage(locale: string, messages: Messages): Story {
  return {
    globals: { locale },
    args: { onPreview: () => Promise.resolve({ ends: 12, of: 318, self: true }) },
    async play({ loaded: { tab } }) {
      const minutes = within(screen.getByRole('group', { name: messages.settings.label.idleMs }));
      await userEvent.selectOptions(minutes.getByLabelText(messages.picker.unit.minutes), '10');
      await pass(tab, 400);
      await waitFor(() => expect(screen.queryByText(messages.settings.previewing)).toBeNull());
      await expect(screen.getByRole('button', { name: messages.settings.discard })).toBeVisible();
    },
  };
}

export const Deutsch: Story = inLanguage('de', de);
export const Japanese: Story = inLanguage('ja', ja);
export const Arabic: Story = inLanguage('ar', ar);
