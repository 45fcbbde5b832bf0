import { type DialogMessages, mountExpired, mountWarning } from '@curfew/dom';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { HOUR, MINUTE, pass, runningTab, type Tab } from '../../packages/dom/test/tab.ts';
import { Page } from '../../packages/react/test/Page.tsx';

const modules = import.meta.glob<Record<string, DialogMessages>>('../../packages/dom/src/locales/*.ts', {
  eager: true,
});
const onSignIn = fn();

/** React draws the page behind, and mounts the dialogs as any script would. */
function Host({ tab, locale }: { readonly tab: Tab; readonly locale: string }) {
  useEffect(() => {
    const options = { locale, messages: modules[`../../packages/dom/src/locales/${locale}.ts`]?.[locale] };
    const undo = [
      tab.session.start(),
      mountWarning(tab.session, options),
      mountExpired(tab.session, { ...options, onSignIn }),
    ];
    return () => {
      for (const stop of undo) stop();
    };
  }, [tab, locale]);
  return <Page />;
}

/** The same two dialogs by `mountWarning` and `mountExpired` of `@curfew/dom`: plain elements, for pages without React. */
const meta = {
  title: 'Without React',
  // A modal covers the page, so each has a frame of its own in the docs.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  loaders: [() => ({ tab: runningTab(13 * MINUTE) })],
  render: (_, { loaded: { tab }, globals: { locale } }) => <Host tab={tab} locale={locale} />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** No user has been active for 13 minutes. Focus is on the button that extends the session. */
export const Idle: Story = {
  async play({ loaded: { tab } }) {
    const dialog = await screen.findByRole('alertdialog');
    await waitFor(() => expect(dialog.querySelector('.curfew-stay')).toHaveFocus());
    await pass(tab, 12_000);
    await expect(screen.getByRole('timer')).toHaveTextContent('1:48');
    await waitFor(() => expect(dialog).toBeVisible());
  },
};

/** The maximum cannot be extended: Escape shrinks the dialog to a bar that leaves the page free. */
export const Bar: Story = {
  loaders: [
    () => {
      const tab = runningTab(6 * HOUR, { policy: { idle: '12h', max: '12h', warn: '2m' } });
      tab.session.reportActivity();
      tab.clock.advance(6 * HOUR - 2 * MINUTE);
      return { tab };
    },
  ],
  async play({ loaded: { tab } }) {
    const dialog = await screen.findByRole('alertdialog');
    await waitFor(() => expect(dialog.querySelector('.curfew-title')).toHaveFocus());
    await pass(tab, 28_000);
    await userEvent.keyboard('{Escape}');
    await expect(screen.queryByRole('alertdialog')).toBeNull();
    await expect(screen.getByRole('timer')).toHaveTextContent('1:32');
    await expect(screen.getByLabelText('Note')).toBeVisible();
  },
};

/** Over: focus is on the heading, and the way back is one press away. */
export const Expired: Story = {
  loaders: [() => ({ tab: runningTab(15 * MINUTE) })],
  async play() {
    onSignIn.mockClear();
    const over = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(over.getByRole('heading', { level: 1 })).toHaveFocus());
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(onSignIn).toHaveBeenCalledWith({ returnTo: expect.stringMatching(/^\/[^/]/), reason: 'idle' });
  },
};
