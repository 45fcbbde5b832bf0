import { digitsText } from '@curfew/dom';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useState } from 'react';
import { arrange } from '../../test/arrange.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { MINUTE, tabIn } from '../../test/tab.ts';
import { useHold } from './use-hold.ts';
import { useSession } from './use-session.ts';
import { useSessionActions } from './use-session-actions.ts';
import { useSessionWarning } from './use-session-warning.ts';
import { useTimeLeft } from './use-time-left.ts';

/** For markup of your own: each hook gives a part of the session. Only `useTimeLeft` renders as time passes. */
const meta = {
  title: 'Hooks',
  loaders: [() => ({ tab: tabIn('active') })],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** `useSession`, `useTimeLeft` and `useSessionActions`: what an account menu may show. */
export const TimeLeft: Story = {
  tags: ['autodocs'],
  render: (_, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Account locale={globals.locale} />
    </StoryProvider>
  ),
  parameters: arrange(({ pass }) => pass(5 * MINUTE)),
};

function Account({ locale }: { readonly locale: string }): ReactElement {
  const status = useSession((snapshot) => snapshot.status);
  const left = useTimeLeft();
  const { extend } = useSessionActions();
  return (
    <p>
      The session is {status}. It ends in <strong>{left ? digitsText(left.endsMs, locale) : '–'}</strong>.{' '}
      <button type="button" className="curfew-button" onClick={() => void extend()}>
        Stay signed in
      </button>
    </p>
  );
}

/** `useHold` counts the user as active while an upload runs. Meanwhile, the idle timeout is postponed. */
export const Hold: Story = {
  tags: ['autodocs'],
  render: (_, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Upload />
      <Account locale={globals.locale} />
    </StoryProvider>
  ),
  parameters: arrange(({ pass }) => pass(5 * MINUTE)),
};

function Upload(): ReactElement {
  const [isRunning, run] = useState(true);
  useHold('upload', isRunning);
  return (
    <p>
      <label>
        <input type="checkbox" checked={isRunning} onChange={({ target }) => run(target.checked)} /> An upload is
        running
      </label>
    </p>
  );
}

/** `useSessionWarning` has the rules of the warning, and your app its look. */
export const WarningOfYourOwn: Story = {
  tags: ['autodocs'],
  loaders: [() => ({ tab: tabIn('warning') })],
  render: (_, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Banner locale={globals.locale} />
    </StoryProvider>
  ),
  parameters: arrange(({ pass }) => pass(12_000)),
};

function Banner({ locale }: { readonly locale: string }): ReactElement {
  const warning = useSessionWarning();
  const left = useTimeLeft();
  if (!warning) return <p>No warning.</p>;
  return (
    <p role="alert">
      You will be signed out in {digitsText(left?.endsMs ?? 0, locale)}.{' '}
      <button type="button" className="curfew-button" onClick={warning.stay}>
        Stay signed in
      </button>
    </p>
  );
}
