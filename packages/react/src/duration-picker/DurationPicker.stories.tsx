import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { HOUR, MINUTE, runningTab } from '../../test/tab.ts';
import { ar } from '../locales/ar.ts';
import { DurationPicker } from './DurationPicker.tsx';

const DAY = 24 * HOUR;

/** A duration in native drop-downs. */
const meta = {
  title: 'DurationPicker',
  component: DurationPicker,
  args: {
    label: 'Idle Session Duration',
    description: 'How long people can be inactive before they are signed out.',
    value: 15 * MINUTE,
    onValueChange: fn(),
    min: MINUTE,
  },
  render: function Render({ value = null, onValueChange, ...args }) {
    const [current, setCurrent] = useState<number | null>(value);
    return (
      <DurationPicker
        {...args}
        value={current}
        onValueChange={(ms, details) => {
          setCurrent(ms);
          onValueChange?.(ms, details);
        }}
      />
    );
  },
  decorators: [
    (story, { globals, loaded }) => (
      <StoryProvider session={loaded.tab.session} locale={globals.locale}>
        {story()}
      </StoryProvider>
    ),
  ],
  loaders: [() => ({ tab: runningTab() })],
} satisfies Meta<typeof DurationPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Three drop-downs in the order of the page. Each changes only its own unit. */
export const Plain: Story = {
  async play({ canvasElement, args }) {
    const group = within(within(canvasElement).getByRole('group', { name: 'Idle Session Duration' }));
    await userEvent.tab();
    await expect(group.getByLabelText('Days')).toHaveFocus();
    await userEvent.tab();
    await userEvent.selectOptions(group.getByLabelText('Hours'), '1');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(HOUR + 15 * MINUTE, { reason: 'select', unit: 'hours' });
    await expect(group.getByLabelText('Minutes').querySelectorAll('option')).toHaveLength(60);
    await expect([...group.getByLabelText('Days').querySelectorAll('option')].map((o) => o.value)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
  },
};

/** Nothing is chosen yet. */
export const Empty: Story = { args: { value: null, required: true } };

/** Above the limit, the picker shows a problem and offers the nearest allowed duration. It never clamps. */
export const OverTheLimit: Story = {
  args: { value: 7 * DAY },
  async play({ canvasElement, args }) {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText('Hours'), '5');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(7 * DAY + 5 * HOUR, { reason: 'select', unit: 'hours' });
    await expect(canvas.getByLabelText('Hours')).toHaveValue('5');
    await expect(canvas.getByLabelText('Hours')).toBeInvalid();
    await expect(canvas.getByLabelText('Hours')).toHaveAccessibleDescription('At most 7 days.');
    await expect(canvas.getByRole('button', { name: 'Set to 7 days' })).toBeVisible();
  },
};

/** One press applies the offered duration. */
export const Corrected: Story = {
  ...OverTheLimit,
  async play(context) {
    await OverTheLimit.play?.(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: 'Set to 7 days' }));
    await expect(canvas.queryByText('At most 7 days.')).toBeNull();
    await expect(canvas.getByLabelText('Hours')).toHaveValue('0');
  },
};

/** A value that is too short is no problem until focus leaves the group: 0 hours are chosen before 30 minutes. */
export const TooShort: Story = {
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText('Minutes'), '0');
    await expect(canvas.getByLabelText('Minutes')).not.toBeInvalid();
    await userEvent.tab();
    await userEvent.click(document.body);
    await expect(canvas.getByLabelText('Minutes')).toHaveAccessibleDescription('At least 1 minute.');
    await expect(canvas.getByRole('button', { name: 'Set to 1 minute' })).toBeVisible();
  },
};

/** Units can be left out. The first unit then includes the longer ones. */
export const HoursAndMinutes: Story = {
  args: { value: 26 * HOUR, units: ['hours', 'minutes'] },
  async play({ canvasElement }) {
    await expect(within(canvasElement).getByLabelText('Hours')).toHaveValue('26');
  },
};

/** Works with the keyboard alone: Tab moves from unit to unit, and typing selects. Other units do not change. */
export const ByKeyboard: Story = {
  async play({ canvasElement, args }) {
    const canvas = within(canvasElement);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await expect(canvas.getByLabelText('Minutes')).toHaveFocus();
    await userEvent.selectOptions(canvas.getByLabelText('Minutes'), '45');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(45 * MINUTE, { reason: 'select', unit: 'minutes' });
  },
};

/** The layout has one column, with the three units side by side. */
export const Narrow: Story = { globals: { viewport: { value: 'narrow' } }, args: { value: 7 * DAY + HOUR } };

/** Your app refuses the value, with an error of its own. */
export const WithError: Story = {
  args: { error: 'Idle Session Duration must not be longer than the maximum of 10 minutes.', nearest: 10 * MINUTE },
};

/** A value between two steps is kept, and its seconds are shown: 100 seconds are not 2 minutes. */
export const OffStep: Story = {
  args: { value: 100_000, step: 5 * MINUTE },
  async play({ canvasElement, args }) {
    const canvas = within(canvasElement);
    await expect(canvas.getByLabelText('Minutes')).toHaveValue('1');
    await expect(canvas.getByLabelText('Seconds')).toHaveValue('40');
    await userEvent.selectOptions(canvas.getByLabelText('Hours'), '2');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(2 * HOUR + 100_000, { reason: 'select', unit: 'hours' });
  },
};

export const Disabled: Story = { args: { disabled: true } };

/** The duration is text. */
export const ReadOnly: Story = {
  args: { readOnly: true },
  async play({ canvasElement }) {
    await expect(within(canvasElement).getByText('15 minutes')).toBeVisible();
  },
};

/** A plain form needs no state of your app. It submits the duration in ms, and a reset restores the initial value. */
export const InAPlainForm: Story = {
  render: ({ value, ...args }) => (
    <form style={{ display: 'grid', gap: 16 }}>
      <DurationPicker {...args} name="idleMs" defaultValue={15 * MINUTE} required />
      <button type="reset">Reset</button>
    </form>
  ),
  async play({ canvasElement, args }) {
    const canvas = within(canvasElement);
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await userEvent.selectOptions(canvas.getByLabelText('Minutes'), '30');
    await expect(new FormData(form).get('idleMs')).toBe(String(30 * MINUTE));
    await userEvent.click(canvas.getByRole('button', { name: 'Reset' }));
    await expect(canvas.getByLabelText('Minutes')).toHaveValue('15');
    await expect(new FormData(form).get('idleMs')).toBe(String(15 * MINUTE));
    await expect(args.onValueChange).toHaveBeenLastCalledWith(15 * MINUTE, { reason: 'reset' });
  },
};

/** In Arabic, the units follow the direction of writing. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  args: { label: ar.settings.label.idleMs, description: undefined, value: 8 * DAY },
  async play({ canvasElement }) {
    await expect(within(canvasElement).getByLabelText('أيام')).toHaveAccessibleDescription(/^الحد الأقصى/);
  },
};
