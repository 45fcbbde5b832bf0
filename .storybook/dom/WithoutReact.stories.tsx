import { type DialogMessages, mountExpired, mountWarning } from '@curfew/dom';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { fn } from 'storybook/test';
import { type Tab, tabIn } from '../../packages/dom/test/tab.ts';
import { arrange } from '../../packages/react/test/arrange.tsx';
import { Page } from '../../packages/react/test/Page.tsx';

const modules = import.meta.glob<Record<string, DialogMessages>>('../../packages/dom/src/locales/*.ts', {
  eager: true,
});
const onSignIn = fn().mockName('onSignIn');

/** React draws the page behind, and mounts the dialogs as any script would. */
function Host({ tab, locale }: { readonly tab: Tab; readonly locale: string }) {
  useEffect(() => {
    const options = { locale, messages: modules[`../../packages/dom/src/locales/${locale}.ts`]?.[locale] };
    const undo = [
      tab.session.start(),
      mountWarning(tab.session, options),
      mountExpired(tab.session, {
        ...options,
        onSignIn(details) {
          onSignIn(details);
          tab.session.signedIn();
        },
      }),
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
  parameters: { docs: { story: { inline: false, height: '420px' } }, ...arrange(({ pass }) => pass(12_000)) },
  loaders: [() => ({ tab: tabIn('warning') })],
  render: (_, { loaded: { tab }, globals: { locale } }) => <Host tab={tab} locale={locale} />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** No user has been active for 13 minutes. Focus is on the button that extends the session. */
export const Idle: Story = { tags: ['autodocs'] };

/** The maximum cannot be extended: the dialog has shrunk to a bar that leaves the page free. */
export const Bar: Story = {
  tags: ['autodocs'],
  loaders: [() => ({ tab: tabIn({ status: 'warning', limit: 'max' }) })],
  parameters: arrange(async ({ pass, press }) => {
    await pass(28_000);
    await press('.curfew-stay');
  }),
};

/** The session has ended: focus is on the heading, and the way back is one press away. */
export const Expired: Story = { tags: ['autodocs'], loaders: [() => ({ tab: tabIn('ended') })] };
