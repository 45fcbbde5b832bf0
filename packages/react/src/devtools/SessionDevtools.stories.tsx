import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { Page } from '../../test/Page.tsx';
import { MINUTE, pass, runningTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionDevtools } from './SessionDevtools.tsx';
import '../styles/devtools.css';

/** A panel for developers. It shows the facts of this tab and the events of its session, and changes nothing. */
const meta = {
  title: 'SessionDevtools',
  component: SessionDevtools,
  args: { onClose: fn() },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  loaders: [() => ({ tab: runningTab() })],
  render: (args, { loaded, globals: { locale } }) => (
    <SessionProvider session={loaded.tab.session} locale={locale}>
      <Page />
      <SessionDevtools {...args} />
    </SessionProvider>
  ),
} satisfies Meta<typeof SessionDevtools>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Seven minutes in two tabs: input here, input in the other tab, and an upload that holds the session. */
export const Active: Story = {
  async play({ loaded: { tab }, args }) {
    const panel = within(await screen.findByRole('complementary', { name: 'Session devtools' }));
    await waitFor(() => expect(panel.getAllByText('leader')[0]).toBeVisible());
    const other = tab.open();
    const stop = other.start();
    await pass(tab, 3 * MINUTE);
    tab.session.reportActivity();
    tab.session.hold('upload');
    await pass(tab, 4 * MINUTE);
    other.reportActivity();
    await waitFor(() => expect(panel.getAllByText('Another tab, or the record').length).toBeGreaterThan(1));
    await expect(panel.getByText('upload')).toBeVisible();
    await userEvent.tab();
    while (document.activeElement?.textContent !== 'Close') await userEvent.tab();
    await userEvent.tab();
    await expect(panel.getByRole('region', { name: 'Session details' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await expect(args.onClose).toHaveBeenCalled();
    stop();
  },
};

/** The session has ended. The panel shows the reason and the instant. */
export const Ended: Story = {
  async play({ loaded: { tab } }) {
    await waitFor(() => expect(screen.getAllByText('leader')[0]).toBeVisible());
    await pass(tab, 15 * MINUTE);
    await waitFor(() => expect(screen.getByText('ended: idle')).toBeVisible());
    await expect(screen.getByText('Deadline passed')).toBeVisible();
  },
};
