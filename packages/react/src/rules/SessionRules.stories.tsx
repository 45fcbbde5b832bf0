import type { Meta, StoryObj } from '@storybook/react-vite';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { tabIn } from '../../test/tab.ts';
import { SessionRules } from './SessionRules.tsx';

/** Shows before a long form how long the session lasts, as WCAG 2.2.6 requires. It follows a new policy. */
const meta = {
  title: 'SessionRules',
  component: SessionRules,
  loaders: [() => ({ tab: tabIn('active') })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionRules {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionRules>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Both limits, and how early the user is warned. */
export const WithWarning: Story = { tags: ['autodocs'] };

/** The policy has no warning. */
export const WithoutWarning: Story = {
  tags: ['autodocs'],
  loaders: [() => ({ tab: tabIn('active', { policy: { idle: '15m', max: '12h', warn: 0 } }) })],
};

/** German has the longest words. */
export const German: Story = { globals: { locale: 'de' } };
/** A language without spaces between words. */
export const Japanese: Story = { globals: { locale: 'ja' } };
export const Arabic: Story = { tags: ['autodocs'], globals: { locale: 'ar' } };
