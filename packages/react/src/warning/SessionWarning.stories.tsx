import { fakeServer } from '@curfew/core/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, spyOn, userEvent, waitFor } from 'storybook/test';
import { Page } from '../../test/Page.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { HOUR, MINUTE, openTab, pass, runningTab, type Tab } from '../../test/tab.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { ja } from '../locales/ja.ts';
import type { Messages } from '../messages/types.ts';
import { SessionWarning } from './SessionWarning.tsx';

/** Warns before a session ends, above any other dialog. In these stories, time does not pass by itself. */
const meta = {
  title: 'SessionWarning',
  component: SessionWarning,
  // A modal covers the page, so each story has a frame of its own in the docs.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  loaders: [() => ({ tab: runningTab(13 * MINUTE) })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Page />
      <SessionWarning {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionWarning>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The warning, once it is open and has focus. */
async function opened(name = "You're about to be signed out"): Promise<HTMLElement> {
  const dialog = await screen.findByRole('alertdialog', { name });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  return dialog;
}

async function closed(): Promise<void> {
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
}

/** Lets the session become idle again, so that the story ends with its dialog in view. */
async function warnedAgain(tab: Tab): Promise<HTMLElement> {
  await pass(tab, 13 * MINUTE);
  return opened();
}

/** There was no activity for 13 minutes. "Stay signed in" has focus. */
export const Idle: Story = {
  async play({ loaded: { tab } }) {
    const dialog = await opened();
    await expect(dialog).toHaveAccessibleDescription(/^For your security, you'll be signed out at \d\d:\d\d\.$/);
    await expect(screen.getByRole('button', { name: 'Stay signed in' })).toHaveFocus();
    await pass(tab, 12_000);
    await expect(screen.getByRole('timer')).toHaveTextContent('1:48');
  },
};

/** Tab cycles inside the dialog, and Enter presses a button. Focus returns to the element that had it before. */
export const ByKeyboard: Story = {
  tags: ['!autodocs'],
  async play({ loaded: { tab } }) {
    await opened();
    await pass(tab, 500);
    await userEvent.keyboard('{Enter}');
    await closed();
    screen.getByLabelText('Note').focus();
    await warnedAgain(tab);
    await pass(tab, 500);
    await userEvent.tab();
    await expect(screen.getByRole('button', { name: 'Sign out' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await closed();
    await expect(screen.getByLabelText('Note')).toHaveFocus();
    await expect(screen.getByText("You're still signed in.")).toBeInTheDocument();
    await warnedAgain(tab);
  },
};

/** Escape stays signed in: it means that the user wants to continue. */
export const Escape: Story = {
  tags: ['!autodocs'],
  async play({ loaded: { tab } }) {
    await opened();
    await pass(tab, 500);
    await userEvent.keyboard('{Escape}');
    await closed();
    await expect(tab.session.getSnapshot().status).toBe('active');
    await warnedAgain(tab);
  },
};

/** A press in the first half second is ignored: it was meant for the page beneath. */
export const TooSoon: Story = {
  tags: ['!autodocs'],
  async play({ loaded: { tab } }) {
    await opened();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await userEvent.keyboard('{Escape}');
    await expect(screen.getByRole('alertdialog')).toBeInTheDocument();
    await expect(tab.session.getSnapshot().status).toBe('warning');
  },
};

/** The absolute timeout cannot be extended. The title has focus, because the user may be typing. */
export const Maximum: Story = {
  loaders: [
    () => {
      const tab = runningTab(6 * HOUR, { policy: { idle: '12h', max: '12h', warn: '2m' } });
      tab.session.reportActivity();
      tab.clock.advance(6 * HOUR - 2 * MINUTE);
      return { tab };
    },
  ],
  async play() {
    const dialog = await opened("You'll need to sign in again soon");
    await expect(dialog).toHaveAttribute('data-limit', 'max');
    await expect(screen.getByRole('heading', { level: 2 })).toHaveFocus();
    await expect(screen.queryByRole('button', { name: 'Stay signed in' })).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign out now' })).toBeVisible());
  },
};

/** "Keep working" shrinks the dialog to a bar that leaves the page free. */
export const Bar: Story = {
  ...Maximum,
  async play(context) {
    await Maximum.play?.(context);
    const { tab } = context.loaded;
    await pass(tab, 28_000);
    await userEvent.click(screen.getByRole('button', { name: /^Keep working until/ }));
    await closed();
    const bar = screen.getByRole('region', { name: "You'll need to sign in again soon" });
    await expect(bar).toHaveTextContent('1:32');
    await expect(screen.getByLabelText('Note')).toBeVisible();
  },
};

/**
 * The server could not be reached. The error appears at once, the countdown continues, and the same button tries again.
 */
export const Failed: Story = {
  loaders: [
    async () => {
      const policy = { idle: '15m', max: '12h', warn: '2m' };
      let away = (_: boolean) => {};
      const tab = openTab({
        server(clock) {
          const server = fakeServer({ clock, policy });
          away = (now) => {
            server.away = now;
          };
          return server;
        },
      });
      tab.session.start();
      await tab.session.refresh();
      away(true);
      tab.clock.advance(13 * MINUTE + 30_000);
      return { tab, away: (now: boolean) => away(now) };
    },
  ],
  async play({ loaded: { tab } }) {
    await opened();
    const stay = screen.getByRole('button', { name: 'Stay signed in' });
    await pass(tab, 30_000);
    await userEvent.click(stay);
    const said = await screen.findByText(/^We couldn't extend your session\./);
    // The dialog may still be fading in.
    await waitFor(() => expect(said).toBeVisible());
    await expect(screen.getByRole('alertdialog')).toHaveAttribute('data-phase', 'failed');
    await expect(stay).toHaveFocus();
  },
};

/** The server is being asked. The button keeps its focus, and a second press does nothing. */
export const Extending: Story = {
  loaders: [
    () => {
      const tab = runningTab(13 * MINUTE);
      return { tab, asked: spyOn(tab.session, 'extend').mockReturnValue(new Promise(() => {})) };
    },
  ],
  async play({ loaded: { tab, asked } }) {
    await opened();
    await pass(tab, 500);
    const stay = screen.getByRole('button', { name: 'Stay signed in' });
    await userEvent.click(stay);
    await userEvent.click(stay);
    await expect(asked).toHaveBeenCalledTimes(1);
    await expect(stay).toHaveAttribute('aria-disabled', 'true');
    await expect(stay).toHaveFocus();
    await expect(screen.getByRole('alertdialog')).toHaveAttribute('data-phase', 'extending');
  },
};

/**
 * Shortly before the absolute timeout, staying signed in leads to its warning, in the same dialog. The new title is
 * announced.
 */
export const TurnsIntoTheMaximum: Story = {
  loaders: [() => ({ tab: runningTab(13 * MINUTE, { policy: { idle: '15m', max: '16m', warn: '2m' } }) })],
  async play({ loaded: { tab } }) {
    const dialog = await opened();
    await pass(tab, MINUTE + 30_000);
    await userEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await expect(await screen.findByRole('alertdialog', { name: "You'll need to sign in again soon" })).toBe(dialog);
    await expect(dialog.querySelector('[aria-live=polite]')).toHaveTextContent("You'll need to sign in again soon");
  },
};

/** The last seconds are rounded up, and never below zero. */
export const LastSeconds: Story = {
  loaders: [() => ({ tab: runningTab(15 * MINUTE - 400) })],
  async play() {
    await opened();
    await expect(screen.getByRole('timer')).toHaveTextContent('0:01');
  },
};

/** The buttons are stacked. The page behind does not change. */
export const Narrow: Story = {
  ...Idle,
  tags: ['!autodocs'],
  globals: { viewport: { value: 'narrow' } },
};

/** At 400 % zoom, the content scrolls inside the dialog. */
export const Zoomed: Story = {
  tags: ['!autodocs'],
  globals: { viewport: { value: 'zoomed' } },
  async play() {
    await opened();
    await expect(screen.getByRole('button', { name: 'Stay signed in' })).toHaveFocus();
  },
};

/** The second attempt reaches the server. */
export const Retried: Story = {
  ...Failed,
  tags: ['!autodocs'],
  async play(context) {
    await Failed.play?.(context);
    context.loaded.away(false);
    await userEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await closed();
    await warnedAgain(context.loaded.tab);
  },
};

/** A modal of your app was open before, and opens again later. The warning stays on top and receives Escape. */
export const AboveAModal: Story = {
  tags: ['!autodocs'],
  render: (_, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <Page />
      <dialog aria-label="Order 1042" ref={(host) => void (host?.open || host?.showModal())}>
        <button type="button">Ship</button>
      </dialog>
      <SessionWarning />
    </StoryProvider>
  ),
  async play({ loaded: { tab }, canvasElement }) {
    const host = canvasElement.querySelector('dialog') as HTMLDialogElement;
    const dialog = await opened();
    host.close();
    host.showModal();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Stay signed in' })).toHaveFocus());
    await expect(document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog')).toBe(dialog);
    await pass(tab, 500);
    await userEvent.keyboard('{Escape}');
    await closed();
    await expect(host.open).toBe(true);
    await expect(screen.getByRole('button', { name: 'Ship' })).toHaveFocus();
    await warnedAgain(tab);
  },
};

/** Another tab has extended the session. The dialog closes, and the reason is announced. */
export const ExtendedElsewhere: Story = {
  tags: ['!autodocs'],
  async play({ loaded: { tab } }) {
    await opened();
    const other = tab.open();
    const stop = other.start();
    await other.extend();
    await closed();
    await expect(screen.getByText("You're still signed in.")).toBeInTheDocument();
    stop();
    await warnedAgain(tab);
  },
};

/** All announcements to screen readers during a whole warning. */
export const Announcements: Story = {
  tags: ['!autodocs'],
  loaders: [() => ({ tab: runningTab(9 * MINUTE, { policy: { idle: '15m', max: '12h', warn: '6m' } }) })],
  async play({ loaded: { tab } }) {
    const dialog = await opened();
    const said: string[] = [];
    for (let second = 0; second < 6 * 60 - 1; second++) {
      await pass(tab, 1_000);
      for (const region of dialog.querySelectorAll('[aria-live]')) {
        const text = region.textContent && `${region.getAttribute('aria-live')}: ${region.textContent}`;
        if (text && said.at(-1) !== text) said.push(text);
      }
    }
    await expect(said).toEqual([
      "polite: You'll be signed out in 5 minutes.",
      "polite: You'll be signed out in 2 minutes.",
      "polite: You'll be signed out in 1 minute.",
      "assertive: You'll be signed out in 30 seconds.",
      "assertive: You'll be signed out in 10 seconds.",
    ]);
    await expect(document.title).toMatch(/^10 sec/);
  },
};

/** The same dialog, composed of its parts in an order of your own. */
export const FromParts: Story = {
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
  async play() {
    await waitFor(() => expect(screen.getByRole('alertdialog', { name: 'Still at your desk?' })).toBeVisible());
  },
};

function inLanguage(locale: string, { warning }: Messages): Story {
  return {
    globals: { locale },
    async play() {
      await opened(warning.title.idle);
      await expect(
        screen.getByRole('button', { name: warning.extend({ limit: 'idle', endsAt: 0 }, locale) }),
      ).toHaveFocus();
    },
  };
}

export const Deutsch: Story = inLanguage('de', de);
export const Japanese: Story = inLanguage('ja', ja);
export const Arabic: Story = inLanguage('ar', ar);
