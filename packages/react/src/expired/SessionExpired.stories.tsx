import type { EndReason } from '@curfew/core';
import { fakeServer } from '@curfew/core/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { Page } from '../../test/Page.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { MINUTE, openTab, runningTab, type Tab } from '../../test/tab.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { ja } from '../locales/ja.ts';
import type { Messages } from '../messages/types.ts';
import { SessionExpired } from './SessionExpired.tsx';

/** Covers the page when the session ends, and shows the reason. */
const meta = {
  title: 'SessionExpired',
  component: SessionExpired,
  args: { onSignIn: fn() },
  // A modal covers the page, so each story has a frame of its own in the docs.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  loaders: [() => ({ tab: runningTab(15 * MINUTE) })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionExpired {...args}>
        <Page />
      </SessionExpired>
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionExpired>;

export default meta;
type Story = StoryObj<typeof meta>;

/**
 * The page behind is removed, the heading has focus, and Escape does nothing. The button passes the path to return to.
 */
export const Idle: Story = {
  async play({ args }) {
    const heading = await screen.findByRole('heading', { name: 'Your session has ended' });
    await waitFor(() => expect(heading).toHaveFocus());
    await expect(heading).toHaveAccessibleDescription(
      /^For your security, sessions end after 15 minutes of inactivity\./,
    );
    await expect(screen.queryByText('Approve')).toBeNull();
    await waitFor(() => expect(document.title).toMatch(/^Signed out/));
    await userEvent.keyboard('{Escape}{Escape}{Escape}');
    await expect(heading).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(args.onSignIn).toHaveBeenCalledWith({ returnTo: expect.stringMatching(/^\/[^/]/), reason: 'idle' });
  },
};

function endedTab(reason?: EndReason): Tab {
  const tab = runningTab();
  tab.session.signOut(reason);
  return tab;
}

function ended(reason: EndReason, sentence: RegExp): Story {
  return {
    loaders: [() => ({ tab: endedTab(reason) })],
    async play() {
      const text = await screen.findByText(sentence);
      await waitFor(() => expect(text).toBeVisible());
      await expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible();
    },
  };
}

export const Maximum: Story = ended('max', /maximum duration of 12 hours/);
export const SignedOut: Story = ended('signed-out', /signed out in this tab/);
export const Revoked: Story = ended('revoked', /ended from another browser or device/);
export const NewPolicy: Story = ended('policy', /shortened the session limits/);

/** A new session has begun in this browser. It may belong to another user, so the screen offers to reload the page. */
export const Superseded: Story = ended('superseded', /signed in again in this browser/);

/**
 * The tab resumes after its deadline. The page is covered at once, without a reason, while other tabs and the server
 * are asked.
 */
export const Checking: Story = {
  loaders: [
    async () => {
      const waiting = { yes: false };
      const tab = openTab({
        server(clock) {
          const server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
          return {
            connect(host) {
              const connection = server.connect(host);
              const silence = new Promise<never>(() => {});
              return {
                ...connection,
                dueAt: () => (waiting.yes ? Number.POSITIVE_INFINITY : connection.dueAt()),
                ask: (ms) => (waiting.yes ? silence : connection.ask(ms)),
              };
            },
          };
        },
      });
      tab.session.start();
      await tab.session.refresh();
      waiting.yes = true;
      tab.clock.sleep(16 * MINUTE);
      tab.clock.advance(0);
      return { tab };
    },
  ],
  async play() {
    const text = await screen.findByText('Checking your session…');
    await waitFor(() => expect(text).toBeVisible());
    await expect(screen.queryByRole('heading', { name: /ended/ })).toBeNull();
  },
};

/** The content is covered and inert, but stays in the page: unsaved work is there after a new sign-in. */
export const KeptBehind: Story = {
  args: { behind: 'keep' },
  loaders: [() => ({ tab: endedTab() })],
  async play() {
    const heading = await screen.findByRole('heading', { name: 'Your session has ended' });
    await waitFor(() => expect(heading).toHaveFocus());
    await expect(screen.getByText('Approve')).toBeInTheDocument();
  },
};

/** The same screen, composed of its parts in an order of your own. */
export const FromParts: Story = {
  args: {
    screen: (
      <>
        <SessionExpired.Title>See you soon</SessionExpired.Title>
        <SessionExpired.Reason />
        <SessionExpired.SignIn className="curfew-primary">Back to work</SessionExpired.SignIn>
      </>
    ),
  },
  async play({ args }) {
    const heading = await screen.findByRole('heading', { name: 'See you soon' });
    await waitFor(() => expect(heading).toHaveFocus());
    await userEvent.click(screen.getByRole('button', { name: 'Back to work' }));
    await expect(args.onSignIn).toHaveBeenCalled();
  },
};

function inLanguage(locale: string, messages: Messages, reason: EndReason): Story {
  return {
    globals: { locale },
    loaders: [() => ({ tab: endedTab(reason) })],
    async play() {
      const heading = await screen.findByRole('heading', { name: messages.expired.title });
      await waitFor(() => expect(heading).toHaveFocus());
    },
  };
}

export const Deutsch: Story = inLanguage('de', de, 'idle');
export const Japanese: Story = inLanguage('ja', ja, 'max');
export const Arabic: Story = inLanguage('ar', ar, 'policy');
