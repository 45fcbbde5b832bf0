import type { Meta, StoryObj } from '@storybook/react-vite';
import { arrange } from '../../test/arrange.tsx';
import { Page } from '../../test/Page.tsx';
import { SignInForm } from '../../test/SignInForm.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { servedTab } from '../../test/served-tab.ts';
import { MINUTE, tabIn } from '../../test/tab.ts';
import { SessionGate } from '../gate/SessionGate.tsx';
import { SessionWarning } from './SessionWarning.tsx';

/**
 * Warns before a session ends, above any other dialog. In these stories, time does not pass by itself, and the buttons
 * work.
 */
const meta = {
  title: 'SessionWarning',
  component: SessionWarning,
  args: { title: true },
  // A modal covers the page of its frame.
  parameters: { docs: { story: { inline: false, height: '420px' } }, ...arrange(({ pass }) => pass(12_000)) },
  loaders: [() => ({ tab: tabIn('warning') })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Page />
      <SessionWarning {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionWarning>;

export default meta;
type Story = StoryObj<typeof meta>;

/** There was no activity for 13 minutes. "Stay signed in" has focus, and Escape does the same. */
export const Idle: Story = { tags: ['autodocs'] };

/** The last seconds are rounded up, and never below zero. */
export const LastSecond: Story = { parameters: arrange(({ pass }) => pass(2 * MINUTE - 400)) };

/** The server is being asked. The button keeps its focus, and a second press does nothing. */
export const Extending: Story = {
  loaders: [
    async () => {
      const { tab, stall } = await servedTab();
      stall();
      tab.clock.advance(13 * MINUTE);
      return { tab };
    },
  ],
  parameters: arrange(async ({ pass, press }) => {
    await pass(12_000);
    await press('.curfew-stay');
  }),
};

/**
 * The server could not be reached. The error appears at once, the countdown continues, and the same button tries again.
 */
export const Failed: Story = {
  loaders: [
    async () => {
      const { tab, server } = await servedTab();
      server.away = true;
      tab.clock.advance(13 * MINUTE);
      return { tab };
    },
  ],
  parameters: arrange(async ({ pass, press }) => {
    await pass(MINUTE);
    await press('.curfew-stay');
  }),
};

/** The absolute timeout cannot be extended. The title has focus, because the user may be typing. */
export const Maximum: Story = {
  tags: ['autodocs'],
  loaders: [() => ({ tab: tabIn({ status: 'warning', limit: 'max' }) })],
};

/** "Keep working" has shrunk the dialog to a bar that leaves the page free. */
export const Bar: Story = {
  tags: ['autodocs'],
  ...Maximum,
  parameters: arrange(async ({ pass, press }) => {
    await pass(28_000);
    await press('.curfew-stay');
  }),
};

/** In a gate with a sign-in form, the warning of the absolute timeout offers that. */
export const MaximumWithSignIn: Story = {
  loaders: [() => ({ tab: tabIn({ status: 'warning', limit: 'max', account: 'ann@example.com' }) })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionGate keepMounted signIn={<SignInForm />}>
        <Page />
        <SessionWarning {...args} />
      </SessionGate>
    </StoryProvider>
  ),
};

/** The form is in the dialog, beside the time left. After the sign-in, the absolute timeout begins anew in all tabs. */
export const SigningInAgain: Story = {
  tags: ['autodocs'],
  ...MaximumWithSignIn,
  parameters: {
    docs: { story: { inline: false, height: '520px' } },
    ...arrange(async ({ pass, press }) => {
      await pass(12_000);
      await press('.curfew-again');
    }),
  },
};

/** The bar offers it too. */
export const BarWithSignIn: Story = {
  ...MaximumWithSignIn,
  parameters: arrange(async ({ pass, press }) => {
    await pass(28_000);
    await press('.curfew-stay');
  }),
};

/** The same dialog, composed of its parts, with a title of your own and without the countdown. */
export const FromParts: Story = {
  tags: ['autodocs'],
  render: (_, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Page />
      <SessionWarning.Root>
        <SessionWarning.Title>Still at your desk?</SessionWarning.Title>
        <SessionWarning.Description />
        <SessionWarning.Extend />
        <SessionWarning.SignOut />
      </SessionWarning.Root>
    </StoryProvider>
  ),
};

/** German has the longest words. */
export const German: Story = { globals: { locale: 'de' } };
/** A language without spaces between words. */
export const Japanese: Story = { globals: { locale: 'ja' } };

/** From right to left. */
export const Arabic: Story = { globals: { locale: 'ar' } };
