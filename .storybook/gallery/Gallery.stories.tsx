import type { Meta, StoryObj } from '@storybook/react-vite';
import { useArgs } from 'storybook/preview-api';
import { LOCALES } from '../languages.ts';
import { type Choice, THEMES, WIDTHS } from './choice.ts';
import { GalleryPage } from './GalleryPage.tsx';
import './gallery.css';

/** Every state of every component, in the languages, themes and widths that you choose. */
const meta = {
  title: 'Gallery',
  tags: ['!autodocs', '!gallery'],
  parameters: { layout: 'fullscreen' },
  args: { component: 'all', locales: ['en'], themes: ['light', 'dark'], widths: ['768'] },
  argTypes: {
    component: { control: 'text' },
    locales: { control: 'check', options: LOCALES },
    themes: { control: 'check', options: THEMES },
    widths: { control: 'check', options: WIDTHS.map(({ id }) => id) },
  },
  render: function Render(choice) {
    const [, update] = useArgs<Choice>();
    return <GalleryPage {...choice} onChange={update} />;
  },
} satisfies Meta<Choice>;

export default meta;

/** Each picture is a frame of its story. */
export const States: StoryObj<typeof meta> = {};
