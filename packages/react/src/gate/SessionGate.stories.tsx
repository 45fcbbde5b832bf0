import type { EndReason } from '@curfew/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { fn } from 'storybook/test';
import { arrange, type Steps } from '../../test/arrange.tsx';
import { Page } from '../../test/Page.tsx';
import { SignInForm as Form } from '../../test/SignInForm.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { servedTab } from '../../test/served-tab.ts';
import { MINUTE, tabIn } from '../../test/tab.ts';
import { useReauthenticate } from '../hooks/use-reauthenticate.ts';
import { SessionGate } from './SessionGate.tsx';

function DeleteButton(): ReactElement {
  const reauthenticate = useReauthenticate();
  return (
    <div className="story-page">
      <button type="button" id="delete" onClick={() => void reauthenticate()}>
        Delete the orders
      </button>
    </div>
  );
}

/**
 * Covers the page when the session ends, and shows the reason. In these stories, "Sign in again" begins a new session.
 */
const meta = {
  title: 'SessionGate',
  component: SessionGate,
  args: { onSignIn: fn(), keepMounted: false },
  argTypes: { screen: { control: false }, signIn: { control: false }, children: { control: false } },
  // A modal covers the page of its frame.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  loaders: [() => ({ tab: tabIn('ended') })],
  render: ({ onSignIn, children, ...args }, { loaded: { tab }, globals }) => (
    <StoryProvider session={tab.session} locale={globals.locale}>
      <SessionGate
        {...(args as object)}
        onSignIn={(details) => {
          onSignIn?.(details);
          tab.session.signedIn({ account: 'ann@example.com' });
        }}
      >
        <Page />
        {children}
      </SessionGate>
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionGate>;

export default meta;
type Story = StoryObj<typeof meta>;

/**
 * The page behind is removed, the heading has focus, and Escape does nothing. The button passes the path to return to.
 */
export const Idle: Story = { tags: ['autodocs'] };

function ended(reason: EndReason): Story {
  return { loaders: [() => ({ tab: tabIn({ status: 'ended', reason }) })] };
}

/** After the absolute timeout. */
export const Maximum: Story = ended('max');
/** After a sign-out, in this tab or in another one. */
export const SignedOut: Story = ended('signed-out');
/** After a sign-out from elsewhere, or by an administrator. */
export const Revoked: Story = ended('revoked');
/** After a save that shortened the limits. */
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

const annsPage = () => ({ tab: tabIn({ status: 'active', account: 'ann@example.com' }) });

const typeNote: Steps = async ({ focus, type }) => {
  await focus('#note');
  await type('#note', 'Call the customer');
};

const untilTheEnd = arrange(async (controls) => {
  await typeNote(controls);
  await controls.pass(15 * MINUTE);
});

const tall = { docs: { story: { inline: false, height: '520px' } } };
const withForm = { keepMounted: true, signIn: <Form /> };

/** The children are only covered. "Sign in again" shows the page with its unsaved work. */
export const Kept: Story = { args: { keepMounted: true }, loaders: [annsPage], parameters: untilTheEnd };

/**
 * The form of your app in place of the button. Its first field has focus. The same person continues where they left
 * off; for anyone else the page is mounted anew.
 */
export const SignInForm: Story = {
  tags: ['autodocs'],
  args: withForm,
  loaders: [annsPage],
  parameters: { ...tall, ...untilTheEnd },
};

/** The same after the absolute timeout. */
export const SignInFormAfterTheMaximum: Story = {
  args: withForm,
  loaders: [() => ({ tab: tabIn({ status: 'warning', limit: 'max', account: 'ann@example.com' }) })],
  parameters: { ...tall, ...arrange(({ pass }) => pass(2 * MINUTE)) },
};

/** Nothing is kept after a sign-out. */
export const SignInFormAfterASignOut: Story = {
  ...ended('signed-out'),
  args: withForm,
  parameters: tall,
};

/** The page, its note and its focus are as they were, and screen readers announce it. */
export const SignedInAgain: Story = {
  args: withForm,
  loaders: [annsPage],
  parameters: arrange(async (controls) => {
    await typeNote(controls);
    await controls.pass(15 * MINUTE);
    await controls.press('.curfew-sign-in button');
  }),
};

/** `useReauthenticate()` asks for the form before an action that needs a fresh proof. */
export const FreshProof: Story = {
  tags: ['autodocs'],
  args: { ...withForm, children: <DeleteButton /> },
  loaders: [annsPage],
  parameters: { ...tall, ...arrange(({ press }) => press('#delete')) },
};

/** The same screen, composed of its parts in an order of your own. */
export const FromParts: Story = {
  tags: ['autodocs'],
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
export const German: Story = { globals: { locale: 'de' } };
/** The form in the language with the longest words. */
export const SignInFormInGerman: Story = { ...SignInForm, tags: [], globals: { locale: 'de' } };
/** The form from right to left. */
export const SignInFormInArabic: Story = { ...SignInForm, tags: [], globals: { locale: 'ar' } };

/** A language without spaces between words. */
export const Japanese: Story = { ...Maximum, globals: { locale: 'ja' } };

/** From right to left. */
export const Arabic: Story = { ...NewPolicy, globals: { locale: 'ar' } };
