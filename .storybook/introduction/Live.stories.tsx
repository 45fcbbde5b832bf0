import { SessionExpired, SessionProvider, SessionWarning } from '@curfew/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { LivePage } from './LivePage.tsx';
import { openLive } from './live.ts';
import './live.css';

/** A page that ends as a real one does, except that a button lets the quarter of an hour pass. */
const meta = {
  title: 'Introduction/Live',
  tags: ['!dev', '!autodocs'],
  parameters: { layout: 'fullscreen' },
  loaders: [() => ({ live: openLive() })],
  render: (_, { loaded: { live }, globals: { locale } }) => (
    <SessionProvider session={live.session} locale={locale}>
      <SessionExpired onSignIn={() => live.session.signedIn()}>
        <LivePage live={live} />
      </SessionExpired>
      <SessionWarning title={false} />
    </SessionProvider>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** What the introduction frames. */
export const Live: Story = {};

/** The same, with the button pressed. */
export const Pressed: Story = {
  async play() {
    await userEvent.click(await screen.findByRole('button', { name: 'Let 13 minutes pass' }));
    await waitFor(() =>
      expect(screen.getByRole('alertdialog', { name: "You're about to be signed out" })).toBeVisible(),
    );
  },
};
