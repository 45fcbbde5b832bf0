import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { fn } from 'storybook/test';
import { arrange } from '../../test/arrange.tsx';
import { durationOptions } from '../../test/duration-options.ts';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { HOUR, MINUTE, tabIn } from '../../test/tab.ts';
import { ar } from '../locales/ar.ts';
import { DurationPicker } from './DurationPicker.tsx';

const DAY = 24 * HOUR;
const COMMON = [MINUTE, 15 * MINUTE, HOUR, 12 * HOUR, DAY, 7 * DAY];

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
    required: false,
    disabled: false,
    readOnly: false,
  },
  argTypes: {
    label: { control: 'text' },
    description: { control: 'text' },
    error: { control: 'text' },
    value: durationOptions(...COMMON),
    defaultValue: { control: false },
    nearest: durationOptions(...COMMON),
    min: durationOptions(MINUTE, 5 * MINUTE, HOUR),
    max: durationOptions(HOUR, DAY, 7 * DAY),
    step: durationOptions(MINUTE, 5 * MINUTE, 15 * MINUTE),
    units: { control: 'inline-check', options: ['days', 'hours', 'minutes', 'seconds'] },
    onLeave: { control: false },
  },
  render: function Render({ value = null, onValueChange, ...args }) {
    const [shown, setShown] = useState({ chosen: value, arg: value });
    if (shown.arg !== value) setShown({ chosen: value, arg: value });
    return (
      <DurationPicker
        {...args}
        value={shown.chosen}
        onValueChange={(chosen, details) => {
          setShown({ chosen, arg: value });
          onValueChange?.(chosen, details);
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
  loaders: [() => ({ tab: tabIn('active') })],
} satisfies Meta<typeof DurationPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Three drop-downs in the order of the page. Each changes only its own unit. */
export const Chosen: Story = { tags: ['autodocs'] };

/** Nothing is chosen yet. */
export const Empty: Story = { args: { value: null, required: true } };

/** Above the limit, the picker shows a problem and offers the nearest allowed duration. It never clamps. */
export const OverTheLimit: Story = { tags: ['autodocs'], args: { value: 7 * DAY + 5 * HOUR } };

/** A value that is too short is no problem until focus leaves the group: 0 hours are chosen before 30 minutes. */
export const TooShort: Story = {
  args: { value: 0 },
  parameters: arrange(({ leave }) => leave('[data-unit=minutes] select')),
};

/** Your app refuses the value, with an error of its own. */
export const ErrorOfYourApp: Story = {
  args: { error: 'Idle Session Duration must not be longer than the maximum of 10 minutes.', nearest: 10 * MINUTE },
};

/** Units can be left out. The first unit then includes the longer ones. */
export const HoursAndMinutes: Story = { tags: ['autodocs'], args: { value: 26 * HOUR, units: ['hours', 'minutes'] } };

/** A value between two steps is kept, and its seconds are shown: 100 seconds are not 2 minutes. */
export const BetweenTwoSteps: Story = { args: { value: 100_000, step: 5 * MINUTE } };

/** The drop-downs can be read, and not changed. */
export const Disabled: Story = { args: { disabled: true } };

/** The duration is text. */
export const ReadOnly: Story = { tags: ['autodocs'], args: { readOnly: true } };

/** A plain form needs no state of your app. It submits the duration in ms, and a reset restores the initial value. */
export const InAPlainForm: Story = {
  render: ({ value, ...args }) => (
    <form style={{ display: 'grid', gap: 16, justifyItems: 'start' }}>
      <DurationPicker {...args} name="idleMs" defaultValue={15 * MINUTE} required />
      <button type="reset" className="curfew-button">
        Reset
      </button>
    </form>
  ),
};

/** In Arabic, the units follow the direction of writing. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  args: { label: ar.settings.label.idleMs, description: undefined, value: 8 * DAY },
};
