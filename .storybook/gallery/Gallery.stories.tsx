import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { Choice } from './choice.ts';
import { GalleryPage } from './GalleryPage.tsx';
import './gallery.css';

/** Every state of every component, in the languages, themes and widths that you choose. */
const meta = {
  title: 'Gallery',
  tags: ['!gallery'],
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  args: { component: 'all', locales: ['en'], themes: ['light', 'dark'], widths: ['768'] },
  render: function Render(args) {
    const [choice, choose] = useState<Choice>(args);
    return <GalleryPage {...choice} onChange={(change) => choose({ ...choice, ...change })} />;
  },
} satisfies Meta<Choice>;

export default meta;

/** Each picture is a frame of its story. */
export const States: StoryObj<typeof meta> = {};
