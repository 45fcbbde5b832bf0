import { SessionGate, SessionProvider, SessionWarning } from '@curfew/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { LivePage } from './LivePage.tsx';
import { openLive } from './live.ts';
import './live.css';

/** A page that ends as a real one does, except that a button lets the quarter of an hour pass. */
const meta = {
  title: 'Introduction/Live',
  tags: ['!dev', '!gallery'],
  parameters: { layout: 'fullscreen' },
  loaders: [() => ({ live: openLive() })],
  render: (_, { loaded: { live }, globals: { locale } }) => (
    <SessionProvider session={live.session} locale={locale}>
      <SessionGate onSignIn={() => live.session.signedIn()}>
        <LivePage live={live} />
      </SessionGate>
      <SessionWarning title={false} />
    </SessionProvider>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** What the introduction frames. */
export const Live: Story = {};
