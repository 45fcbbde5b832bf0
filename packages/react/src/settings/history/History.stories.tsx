import type { PolicyChange } from '@curfew/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { arrange } from '../../../test/arrange.tsx';
import { inForm } from '../../../test/in-form.tsx';
import { HOUR, MINUTE, tabIn } from '../../../test/tab.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';
import type { LoadHistory, SavePolicy } from '../types.ts';

const versions = [
  { maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE },
  { maxMs: 12 * HOUR, idleMs: 30 * MINUTE, warnMs: 2 * MINUTE },
  { maxMs: 24 * HOUR, idleMs: HOUR, warnMs: 5 * MINUTE },
] as const;

const changes: readonly PolicyChange[] = [
  {
    version: 3,
    at: '2026-11-23T16:40:00Z',
    by: 'ann@example.com',
    from: versions[1],
    to: versions[0],
    apply: 'now',
    note: 'Audit finding 12',
  },
  {
    version: 2,
    at: '2026-09-02T09:05:00Z',
    by: 'bo@example.com',
    from: versions[2],
    to: versions[1],
    apply: 'next-sign-in',
    note: null,
  },
  { version: 1, at: '2026-01-12T08:00:00Z', by: null, from: null, to: versions[2], apply: 'now', note: null },
];

/** Who changed the policy, from what to what, when and why. */
const meta = {
  title: 'Parts of the form/History',
  component: SessionSettingsForm,
  args: {
    policy: { version: 3, ...versions[0] },
    onSubmit: fn<SavePolicy>(() => ({ type: 'failed' })),
    onHistory: (() => Promise.resolve(changes)) as LoadHistory,
  },
  loaders: [() => ({ tab: tabIn('active') })],
  render: inForm(
    <>
      <div className="curfew-card">
        <SessionSettingsForm.Fields />
        <SessionSettingsForm.Actions />
      </div>
      <SessionSettingsForm.History defaultOpen />
    </>,
  ),
} satisfies Meta<typeof SessionSettingsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Changes: Story = { tags: ['autodocs'] };

/** In the default form, the disclosure is closed. The history loads when it is opened. */
export const Closed: Story = {
  render: inForm(
    <>
      <div className="curfew-card">
        <SessionSettingsForm.Fields />
      </div>
      <SessionSettingsForm.History />
    </>,
  ),
};

/** *Restore* puts earlier durations into the form. Nothing is saved yet. */
export const Restored: Story = {
  tags: ['autodocs'],
  // In a frame of its own, because focus moves.
  parameters: {
    docs: { story: { inline: false, height: '700px' } },
    ...arrange(({ press }) => press('.curfew-history li:nth-child(2) .curfew-small')),
  },
};

/** The longest note that is allowed wraps. */
export const LongNote: Story = {
  args: {
    onHistory: () =>
      Promise.resolve([
        { ...(changes[0] as PolicyChange), note: 'Shorter after the review of November, '.repeat(5).slice(0, 200) },
        ...changes.slice(1),
      ]),
  },
};

/** Without *Restore*. */
export const ReadOnly: Story = { args: { readOnly: true } };

/** The policy is as it was created. */
export const NoChanges: Story = { args: { onHistory: () => Promise.resolve([]) } };

/** The history is being loaded. */
export const Loading: Story = { args: { onHistory: () => new Promise(() => {}) } };

/** The history could not be loaded. */
export const Failed: Story = { args: { onHistory: () => Promise.resolve(null) } };
