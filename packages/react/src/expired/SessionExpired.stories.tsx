import type { EndReason } from '@curfew/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent } from 'storybook/test';
import { SessionProvider } from '../SessionProvider.tsx';
import { Page } from '../testing/Page.tsx';
import { MINUTE, openTab, pass } from '../testing/tab.ts';
import { SessionExpired } from './SessionExpired.tsx';

/** Covers the page once the session is over, and says why. */
const meta = {
  title: 'SessionExpired',
  component: SessionExpired,
  args: { onSignIn: fn() },
  loaders: [() => ({ tab: openTab() })],
  render: (args, { loaded }) => (
    <SessionProvider session={loaded.tab.session}>
      <SessionExpired {...args}>
        <Page />
      </SessionExpired>
    </SessionProvider>
  ),
} satisfies Meta<typeof SessionExpired>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The page behind is gone, focus is on the heading, Escape does nothing, and the way back is named. */
export const Idle: Story = {
  async play({ loaded: { tab }, args }) {
    await pass(tab, 15 * MINUTE);
    const heading = await screen.findByRole('heading', { name: 'Your session has ended' });
    await expect(heading).toHaveFocus();
    await expect(heading).toHaveAccessibleDescription(/^There was no activity for 15 minutes\./);
    await expect(screen.queryByText('Approve')).toBeNull();
    await expect(document.title).toMatch(/^Signed out/);
    await userEvent.keyboard('{Escape}{Escape}{Escape}');
    await expect(heading).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(args.onSignIn).toHaveBeenCalledWith({ returnTo: expect.stringMatching(/^\/[^/]/) });
  },
};

function ended(reason: EndReason, sentence: RegExp): Story {
  return {
    async play({ loaded: { tab } }) {
      tab.session.end(reason);
      await expect(await screen.findByText(sentence)).toBeVisible();
      await expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible();
    },
  };
}

export const Maximum: Story = ended('max', /limit of 12 hours/);
export const SignedOut: Story = ended('signed-out', /You signed out/);
export const Revoked: Story = ended('revoked', /ended it from elsewhere/);
export const NewPolicy: Story = ended('policy', /shortened how long sessions last/);

/** The page belongs to someone else by now, so it offers to load theirs. */
export const Superseded: Story = ended('superseded', /signed in anew/);

/** Covered and inert, but still in the page: unsaved work is there after a new sign-in. */
export const KeptBehind: Story = {
  args: { behind: 'keep' },
  async play({ loaded: { tab } }) {
    tab.session.end();
    await expect(await screen.findByRole('heading', { name: 'Your session has ended' })).toHaveFocus();
    await expect(screen.getByText('Approve')).toBeInTheDocument();
  },
};
