import type { PolicyDurations, PolicySessions } from '@curfew/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { fn } from 'storybook/test';
import { inForm } from '../../../test/in-form.tsx';
import { HOUR, MINUTE, tabIn } from '../../../test/tab.ts';
import { useSettings } from '../context.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';
import type { CountSessions, SavePolicy } from '../types.ts';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

const EDGES = [0, 1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 5_760, 10_080].map((m) => m * MINUTE);

function buckets(counts: readonly number[]): PolicySessions['idle'] {
  return EDGES.map((fromMs, i) => ({ fromMs, toMs: EDGES[i + 1] ?? null, count: counts[i] ?? 0 }));
}

function sessions(idle: readonly number[], age: readonly number[]): PolicySessions {
  return { total: idle.reduce((a, b) => a + b, 0), idle: buckets(idle), age: buckets(age) };
}

const some = sessions([9, 6, 8, 5, 12], [1, 1, 2, 2, 3, 1, 3, 5, 6, 7, 8, 1]);

/** Counts the live sessions, and shows which of them the durations in the form would end. */
const meta = {
  title: 'Parts of the form/Affected',
  component: SessionSettingsForm,
  args: {
    policy,
    onSubmit: fn<SavePolicy>(() => ({ type: 'failed' })),
    onSessions: (() => Promise.resolve(some)) as CountSessions,
  },
  loaders: [() => ({ tab: tabIn('active') })],
  render: inForm(
    <div className="curfew-card">
      <SessionSettingsForm.Fields />
      <SessionSettingsForm.Affected />
    </div>,
  ),
} satisfies Meta<typeof SessionSettingsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** When it is mounted, so that the story has its state in the docs, too. */
function Edit({ durations }: { readonly durations: Partial<PolicyDurations> }): null {
  const { dispatch } = useSettings();
  useEffect(() => dispatch({ type: 'edit', durations }), [dispatch, durations]);
  return null;
}

function edited(durations: Partial<PolicyDurations>): Story {
  return {
    render: inForm(
      <>
        <Edit durations={durations} />
        <div className="curfew-card">
          <SessionSettingsForm.Fields />
          <SessionSettingsForm.Affected />
        </div>
      </>,
    ),
  };
}

/** With the saved durations. */
export const NoneBeyond: Story = { tags: ['autodocs'] };

/** The limit in the form is shorter than the time that some sessions have been inactive for. */
export const SomeBeyond: Story = { tags: ['autodocs'], ...edited({ idleMs: 10 * MINUTE }) };

/** The limit is inside of a bucket, so that the number is not known exactly. */
export const BetweenTwoNumbers: Story = edited({ idleMs: 7 * MINUTE, maxMs: 5 * HOUR });

/** The saved limits apply from the next sign-in. Open sessions keep earlier ones, so that what is beyond is no alarm. */
export const BeyondTheSavedLimit: Story = { args: { policy: { ...policy, idleMs: 10 * MINUTE } } };

/** Large numbers, with separators of the language. */
export const Thousands: Story = {
  args: {
    onSessions: () =>
      Promise.resolve(
        sessions(
          [18_240, 4_310, 2_207, 1_904, 883],
          [310, 290, 870, 1_200, 1_400, 1_100, 2_300, 5_074, 6_000, 4_500, 4_000, 500],
        ),
      ),
  },
};

/** The sentences are in the singular. */
export const OneSession: Story = {
  args: { onSessions: () => Promise.resolve(sessions([1], [0, 0, 0, 0, 0, 0, 0, 1])) },
};

export const NoSessions: Story = { tags: ['autodocs'], args: { onSessions: () => Promise.resolve(sessions([], [])) } };

/** The space for the histograms is kept free, so that nothing moves. */
export const Counting: Story = { args: { onSessions: () => new Promise(() => {}) } };

/** No number is shown if none is known. */
export const Failed: Story = { args: { onSessions: () => Promise.resolve(null) } };

/** One column. */
export const Narrow: Story = { globals: { viewport: { value: 'narrow' } } };
