import type { EndReason } from '@curfew/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { Page } from '../../test/Page.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { servedTab } from '../../test/served-tab.ts';
import { MINUTE, runningTab, type Tab } from '../../test/tab.ts';
import { SessionGate } from './SessionGate.tsx';

/**
 * Covers the page when the session ends, and shows the reason. In these stories, "Sign in again" begins a new session.
 */
const meta = {
  title: 'SessionGate',
  component: SessionGate,
  args: { onSignIn: fn(), keepMounted: false },
  argTypes: { screen: { control: false }, children: { control: false } },
  // A modal covers the page, so each story has a frame of its own in the docs.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  loaders: [() => ({ tab: runningTab(15 * MINUTE) })],
  render: ({ onSignIn, ...args }, { loaded: { tab }, globals }) => (
    <StoryProvider session={tab.session} locale={globals.locale}>
      <SessionGate
        {...args}
        onSignIn={(details) => {
          onSignIn(details);
          tab.session.signedIn();
        }}
      >
        <Page />
      </SessionGate>
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionGate>;

export default meta;
type Story = StoryObj<typeof meta>;

/**
 * The page behind is removed, the heading has focus, and Escape does nothing. The button passes the path to return to.
 */
export const Idle: Story = {};

function endedTab(reason?: EndReason): Tab {
  const tab = runningTab();
  tab.session.signOut(reason);
  return tab;
}

function ended(reason: EndReason): Story {
  return { loaders: [() => ({ tab: endedTab(reason) })] };
}

export const Maximum: Story = ended('max');
export const SignedOut: Story = ended('signed-out');
export const Revoked: Story = ended('revoked');
export const NewPolicy: Story = ended('policy');

/** A new session has begun in this browser. It may belong to another user, so the screen offers to reload the page. */
export const Superseded: Story = ended('superseded');

/**
 * The tab resumes after its deadline. The page is covered at once, without a reason, while other tabs and the server
 * are asked.
 */
export const Checking: Story = {
  loaders: [
    async () => {
      const { tab, stall } = await servedTab();
      stall();
      tab.clock.sleep(16 * MINUTE);
      tab.clock.advance(0);
      return { tab };
    },
  ],
};

/**
 * The content is covered and inert, but stays in the page. "Sign in again" shows the page with its unsaved work. Looks
 * like any other ended page.
 */
export const UnsavedWorkKept: Story = {
  tags: ['!autodocs', '!gallery'],
  args: { keepMounted: true },
};

/** The same screen, composed of its parts in an order of your own. */
export const FromParts: Story = {
  args: {
    screen: (
      <>
        <SessionGate.Title>See you soon</SessionGate.Title>
        <SessionGate.Reason />
        <SessionGate.SignIn className="curfew-primary">Back to work</SessionGate.SignIn>
      </>
    ),
  },
};

/** German has the longest words. */
export const German: Story = { tags: ['!autodocs'], globals: { locale: 'de' } };
export const Japanese: Story = { tags: ['!autodocs'], ...Maximum, globals: { locale: 'ja' } };

/** From right to left. */
export const Arabic: Story = { ...NewPolicy, globals: { locale: 'ar' } };
