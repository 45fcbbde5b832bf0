import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { ar } from '../messages/ar.ts';
import { de } from '../messages/de.ts';
import { ja } from '../messages/ja.ts';
import type { Messages } from '../messages/types.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { HOUR, MINUTE, openTab, pass } from '../testing/tab.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';
import type { SavePolicy } from './types.ts';

const policy = {
  version: 7,
  maxMs: 12 * HOUR,
  idleMs: 15 * MINUTE,
  warnMs: 2 * MINUTE,
  updatedAt: '2026-11-23T16:40:00Z',
};

/** Where an administrator sets how long sessions last. */
const meta = {
  title: 'SessionSettingsForm',
  component: SessionSettingsForm,
  args: {
    policy,
    onSubmit: fn<SavePolicy>((durations) =>
      Promise.resolve({ type: 'saved', policy: { ...durations, version: 8 } } as const),
    ),
  },
  loaders: [() => ({ tab: openTab() })],
  render: (args, { loaded }) => (
    <SessionProvider session={loaded.tab.session} locale="en-GB">
      <SessionSettingsForm {...args} />
    </SessionProvider>
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
    await expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
    await expect(screen.getByText(/Revision 7/)).toBeVisible();
  },
};

/** What a save would end is asked once the person pauses. */
export const Dirty: Story = {
  args: { onPreview: () => Promise.resolve({ ends: 12, of: 318, self: false }) },
  async play({ loaded: { tab } }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '10');
    await pass(tab, 400);
    await expect(await screen.findByText('12 of 318 sessions')).toBeVisible();
    await expect(screen.getByRole('button', { name: 'Discard' })).toBeVisible();
  },
};

/** Before it ends anybody's session, Save asks once. */
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
    await expect(await screen.findByText('Saved. Revision 8 is in effect in open tabs.')).toBeVisible();
  },
};

/** The summary takes focus and leads to the field, where one press corrects it. */
export const Errors: Story = {
  async play({ args }) {
    await userEvent.selectOptions(idle().getByLabelText('Days'), '1');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    const summary = await screen.findByRole('region', { name: 'These durations cannot be saved' });
    await expect(summary).toHaveFocus();
    await expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(idle().getByLabelText('Days')).toHaveFocus();
    await expect(idle().getByLabelText('Days')).toHaveAccessibleDescription(
      'Idle Session Duration must be at most the maximum of 12 hours.',
    );
    await expect(idle().getByRole('button', { name: 'Use 12 hours' })).toBeVisible();
  },
};

/** Somebody else has saved: both versions, and a choice. */
export const Conflict: Story = {
  args: {
    onSubmit: fn<SavePolicy>(() => ({ type: 'conflict', theirs: { ...policy, version: 8, maxMs: 8 * HOUR } }) as const),
  },
  async play({ args }) {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByRole('region', { name: /Someone saved revision 8/ })).toHaveFocus();
    await expect(screen.getByRole('cell', { name: '8 hours' })).toBeVisible();
    await expect(args.onSubmit).toHaveBeenCalledTimes(1);
  },
};

/** Keeping mine saves over the version that the person has now seen. */
export const KeepMine: Story = {
  ...Conflict,
  async play(context) {
    await Conflict.play?.(context);
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
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

/** The server could not be reached. What was typed is still there. */
export const Failed: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'failed' })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/Nothing was saved/)).toBeVisible();
    await expect(idle().getByLabelText('Minutes')).toHaveValue('30');
  },
};

/** Advice, which does not keep anybody from saving. */
export const Advice: Story = {
  args: { policy: { ...policy, maxMs: HOUR, warnMs: 10_000 } },
};

/** The host allows four hours at most: the drop-downs and the presets know. */
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

/** Before there are durations to show, and where there will be none. */
export const CouldNotLoad: Story = {
  args: { policy: null, status: 'failed', onReload: fn() },
  async play({ args }) {
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await expect(args.onReload).toHaveBeenCalled();
  },
};

/** The server asks to be left alone for a while, and says for how long. */
export const Busy: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'failed', retryAfterMs: 30_000 })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/busy. Try again in 30 seconds/)).toBeVisible();
  },
};

/** The server refused what the form allowed: its refusal lands on the field, with what it would take. */
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
    await expect(await screen.findByRole('button', { name: 'Use 10 minutes' })).toBeVisible();
    await expect(idle().getByLabelText('Minutes')).toBeInvalid();
  },
};

/** Whoever may not save sees text from then on. */
export const Forbidden: Story = {
  args: { onSubmit: fn<SavePolicy>(() => ({ type: 'forbidden' })) },
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await expect(await screen.findByText(/but not change them/)).toBeVisible();
    await expect(screen.queryByRole('combobox')).toBeNull();
  },
};

/** The same form from its parts: no presets, no sentence. */
export const FromParts: Story = {
  render: (args, { loaded }) => (
    <SessionProvider session={loaded.tab.session} locale="en-GB">
      <SessionSettingsForm.Root {...args}>
        <SessionSettingsForm.Problems />
        <SessionSettingsForm.Conflict />
        <div className="curfew-card">
          <SessionSettingsForm.Fields />
          <SessionSettingsForm.Actions />
        </div>
      </SessionSettingsForm.Root>
    </SessionProvider>
  ),
  async play() {
    await userEvent.selectOptions(idle().getByLabelText('Minutes'), '30');
    await expect(screen.getByRole('button', { name: 'Discard' })).toBeVisible();
  },
};

function inLanguage(locale: string, messages: Messages): Story {
  return {
    globals: { locale },
    args: { onPreview: () => Promise.resolve({ ends: 12, of: 318, self: true }) },
    render: (args, { loaded }) => (
      <SessionProvider session={loaded.tab.session} locale={locale} messages={messages}>
        <SessionSettingsForm {...args} />
      </SessionProvider>
    ),
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
