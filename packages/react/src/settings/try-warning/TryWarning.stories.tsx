import type { Meta, StoryObj } from '@storybook/react-vite';
import { arrange } from '../../../test/arrange.tsx';
import { inForm } from '../../../test/in-form.tsx';
import { HOUR, MINUTE, tabIn } from '../../../test/tab.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** A modal covers the page of its frame. */
const FRAME = { docs: { story: { inline: false, height: '420px' } } };

/** A button that shows the warning of the draft, on a clock that runs ten times as fast. In these stories, time does not pass. */
const meta = {
  title: 'Parts of the form/TryWarning',
  component: SessionSettingsForm.Root,
  parameters: FRAME,
  args: { policy, onSubmit: () => ({ type: 'failed' }) },
  loaders: [() => ({ tab: tabIn('active') })],
  render: inForm(
    <div className="curfew-card">
      <SessionSettingsForm.Sentence />
      <SessionSettingsForm.TryWarning />
    </div>,
  ),
} satisfies Meta<typeof SessionSettingsForm.Root>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The button is quiet: most visits do not need it. */
export const Closed: Story = { tags: ['autodocs'] };

const SHOW = '.curfew-try button';
const choice = (nth: number) => `.curfew-trial label:nth-of-type(${nth}) input`;

/** The warning of the idle timeout. */
export const Idle: Story = { tags: ['autodocs'], parameters: { ...FRAME, ...arrange(({ press }) => press(SHOW)) } };

/** The warning of the absolute timeout. */
export const Maximum: Story = {
  parameters: {
    ...FRAME,
    ...arrange(async ({ press }) => {
      await press(SHOW);
      await press(choice(2));
    }),
  },
};

/** The screen after the end. */
export const SignedOut: Story = {
  parameters: {
    ...FRAME,
    ...arrange(async ({ press }) => {
      await press(SHOW);
      await press(choice(3));
    }),
  },
};
