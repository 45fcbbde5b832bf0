import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { arrange } from '../../test/arrange.tsx';
import { Page } from '../../test/Page.tsx';
import { MINUTE, tabIn } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionDevtools } from './SessionDevtools.tsx';
import '../styles/devtools.css';

/** A panel for developers. It shows the events of a session and the facts of this tab, and changes nothing. */
const meta = {
  title: 'SessionDevtools',
  component: SessionDevtools,
  args: { onClose: fn() },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  loaders: [() => ({ tab: tabIn('active') })],
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
  tags: ['autodocs'],
  parameters: arrange(async ({ tab, pass }) => {
    const other = tab.open();
    other.start();
    await pass(3 * MINUTE);
    tab.session.reportActivity();
    tab.session.hold('upload');
    await pass(4 * MINUTE);
    other.reportActivity();
  }),
};

/** The session has ended. The panel shows the reason and the instant. */
export const Ended: Story = { parameters: arrange(({ pass }) => pass(15 * MINUTE)) };

/** The panel is folded, in another corner of the page. */
export const FoldedInAnotherCorner: Story = {
  tags: ['autodocs'],
  parameters: arrange(async ({ press }) => {
    await press('.curfew-devtools-corner');
    await press('.curfew-devtools-fold');
  }),
};
