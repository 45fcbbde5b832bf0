import type { Meta, StoryObj } from '@storybook/react-vite';
import { PlaygroundPage } from './PlaygroundPage.tsx';
import { TabPage } from './TabPage.tsx';
import './playground.css';

/**
 * Several tabs of one browser, a server, and a clock that you control: jump to the warning, answer it in one tab, freeze
 * the other, close the lid for an hour, cut the network, change the policy. Every tab is a page of its own in a frame, with
 * its own session.
 */
const meta = {
  title: 'Playground',
  tags: ['!gallery'],
  parameters: { layout: 'fullscreen', controls: { disable: true } },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Two tabs to begin with. Moving the pointer over a page, or typing in it, is activity there. */
export const Tabs: Story = {
  render: (_, { globals: { locale, theme, dir } }) => (
    <PlaygroundPage
      src={`iframe.html?id=playground--tab&viewMode=story&globals=locale:${locale};theme:${theme};dir:${dir}`}
    />
  ),
};

/** What a frame of the playground shows. */
export const Tab: Story = {
  tags: ['!dev'],
  render: (_, { globals: { locale } }) => <TabPage locale={locale} />,
};
