import type { Meta, StoryObj } from '@storybook/react-vite';
import { arrange } from '../../../test/arrange.tsx';
import { inForm } from '../../../test/in-form.tsx';
import { HOUR, MINUTE, tabIn } from '../../../test/tab.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** The picture of a day under the policy. Its handles move the drop-downs, and the drop-downs move it. */
const meta = {
  title: 'Parts of the form/Day',
  component: SessionSettingsForm.Root,
  args: { policy, onSubmit: () => ({ type: 'failed' }) },
  loaders: [() => ({ tab: tabIn('active') })],
  render: inForm(
    <div className="curfew-card">
      <SessionSettingsForm.Fields />
      <SessionSettingsForm.Sentence />
      <SessionSettingsForm.Day />
    </div>,
  ),
} satisfies Meta<typeof SessionSettingsForm.Root>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Fifteen minutes, twelve hours, and a warning of two minutes. */
export const Default: Story = { tags: ['autodocs'] };

/** The shortest policy that is allowed. */
export const AMinute: Story = { args: { policy: { ...policy, maxMs: MINUTE, idleMs: MINUTE, warnMs: 20_000 } } };

/** A session that lasts an hour. The break is in the middle of it. */
export const AnHour: Story = { args: { policy: { ...policy, maxMs: HOUR, idleMs: 10 * MINUTE } } };

/** The longest policy that is allowed. The line names days. */
export const AWeek: Story = {
  tags: ['autodocs'],
  args: { policy: { ...policy, maxMs: 168 * HOUR, idleMs: 72 * HOUR } },
};

/** Without a warning. */
export const NoWarning: Story = { args: { policy: { ...policy, warnMs: 0 } } };

/** While the draft differs from the saved policy, the saved limits are drawn dashed. */
export const Dirty: Story = {
  tags: ['autodocs'],
  parameters: arrange(async ({ choose }) => {
    await choose('select[id$="idleMs-minutes"]', 20);
    await choose('select[id$="maxMs-hours"]', 8);
  }),
};

/** Without handles. */
export const ReadOnly: Story = { args: { readOnly: true } };

/** Time runs from the right. */
export const RightToLeft: Story = { globals: { locale: 'ar' } };

/** The lines have fewer marks. No label overlaps another or is cut off. */
export const Narrow: Story = { globals: { viewport: { value: 'narrow' } } };
