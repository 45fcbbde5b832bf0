import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { arrange } from '../../../test/arrange.tsx';
import { inForm } from '../../../test/in-form.tsx';
import { HOUR, MINUTE, tabIn } from '../../../test/tab.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';
import type { SavePolicy } from '../types.ts';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** Compares the durations in the form with standards, at each edit. Those that the saved durations do not meet come first. */
const meta = {
  title: 'Parts of the form/Standards',
  component: SessionSettingsForm,
  args: { policy, onSubmit: fn<SavePolicy>(() => ({ type: 'failed' })) },
  loaders: [() => ({ tab: tabIn('active') })],
  render: inForm(
    <>
      <div className="curfew-card">
        <SessionSettingsForm.Fields />
      </div>
      <SessionSettingsForm.Standards defaultOpen />
    </>,
  ),
} satisfies Meta<typeof SessionSettingsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A requirement (SHALL) that is not met is red, a recommendation (SHOULD) amber. */
export const SomeMet: Story = { tags: ['autodocs'] };

/** Every duration is short enough. */
export const AllMet: Story = { args: { policy: { ...policy, maxMs: 8 * HOUR, idleMs: 5 * MINUTE } } };

/** Durations of days: only the standards without a duration and AAL1 are met. */
export const FewMet: Story = { args: { policy: { ...policy, maxMs: 168 * HOUR, idleMs: 72 * HOUR } } };

/** *Apply* fills in the longest durations that meet the standard, and keeps what is stricter already. */
export const Applied: Story = {
  // In a frame of its own, because focus moves.
  parameters: {
    docs: { story: { inline: false, height: '900px' } },
    ...arrange(({ press }) => press('.curfew-standards li:has([href*="eur-lex"]) .curfew-small')),
  },
};

/** Your app allows at least ten minutes, so that some standards cannot be applied. */
export const Blocked: Story = { args: { limits: { minMs: 10 * MINUTE, maxMs: 168 * HOUR } } };

/** Without *Apply*. */
export const ReadOnly: Story = { args: { readOnly: true } };

/** Your app checks a rule of its own. */
export const OwnStandards: Story = {
  tags: ['autodocs'],
  args: {
    standards: [
      {
        name: 'Security handbook',
        scope: 'contractors',
        clause: '4.2',
        date: '2026-03',
        url: 'https://example.com/handbook',
        figures: [
          { field: 'maxMs', atMostMs: 8 * HOUR, level: 'SHALL' },
          { field: 'idleMs', atMostMs: 20 * MINUTE, level: 'SHOULD' },
        ],
      },
    ],
  },
};
