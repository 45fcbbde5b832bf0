import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen } from 'storybook/test';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { runningTab } from '../../test/tab.ts';
import { SessionRules } from './SessionRules.tsx';

/** Shows before a long form how long the session lasts, as WCAG 2.2.6 requires. It follows a new policy. */
const meta = {
  title: 'SessionRules',
  component: SessionRules,
  loaders: [() => ({ tab: runningTab() })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionRules {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionRules>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Sentence: Story = {
  async play() {
    await expect(screen.getByText('15 minutes')).toBeVisible();
    await expect(screen.getByText('12 hours')).toBeVisible();
  },
};

export const NotWarned: Story = {
  loaders: [() => ({ tab: runningTab(0, { policy: { idle: '15m', max: '12h', warn: 0 } }) })],
  async play() {
    await expect(screen.getByText('no warning')).toBeVisible();
  },
};

export const Deutsch: Story = { globals: { locale: 'de' } };
export const Japanese: Story = { globals: { locale: 'ja' } };
export const Arabic: Story = { globals: { locale: 'ar' } };
