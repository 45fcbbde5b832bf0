import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { StoryProvider } from '../../../test/StoryProvider.tsx';
import { HOUR, MINUTE, runningTab } from '../../../test/tab.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** A button that shows the warning of the draft, on a clock that runs ten times as fast. In these stories, time does not pass. */
const meta = {
  title: 'Parts of the form/TryWarning',
  component: SessionSettingsForm.Root,
  // A modal covers the page, so each story has a frame of its own in the docs.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  args: { policy, onSubmit: () => ({ type: 'failed' }) },
  loaders: [() => ({ tab: runningTab() })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionSettingsForm.Root {...args}>
        <div className="curfew-card">
          <SessionSettingsForm.Sentence />
          <SessionSettingsForm.TryWarning />
        </div>
      </SessionSettingsForm.Root>
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionSettingsForm.Root>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The button is quiet: most visits do not need it. */
export const Closed: Story = {};

/** The warning of the idle timeout. */
export const Idle: Story = {
  async play() {
    await userEvent.click(screen.getByRole('button'));
    await expect(await screen.findByRole('alertdialog')).toHaveAttribute('data-limit', 'idle');
  },
};

/** The warning of the absolute timeout. */
export const Maximum: Story = {
  async play(context) {
    await Idle.play?.(context);
    await userEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await expect(await screen.findByRole('alertdialog')).toHaveAttribute('data-limit', 'max');
  },
};

/** The screen after the end. */
export const SignedOut: Story = {
  async play(context) {
    await Idle.play?.(context);
    await userEvent.click(screen.getAllByRole('radio')[2] as HTMLElement);
    await expect(await screen.findByRole('dialog')).toHaveAttribute('data-reason', 'idle');
  },
};
