import type { Decorator, Preview } from '@storybook/react-vite';
import '../packages/react/src/styles/styles.css';

const directions: Record<string, string> = { ar: 'rtl' };

/** Carries the toolbar's choices to the document, where the kit reads them. */
const withDocument: Decorator = (story, { globals }) => {
  const root = document.documentElement;
  root.lang = globals.locale;
  root.dir = globals.dir === 'auto' ? (directions[globals.locale] ?? 'ltr') : globals.dir;
  root.style.colorScheme = globals.theme === 'system' ? 'light dark' : globals.theme;
  return story();
};

const preview: Preview = {
  decorators: [withDocument],
  tags: ['autodocs'],
  parameters: {
    // An accessibility violation fails the story's test.
    a11y: { test: 'error' },
  },
  initialGlobals: { locale: 'en', dir: 'auto', theme: 'system' },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'ja', title: '日本語' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    dir: {
      description: 'Direction of writing',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction of the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    theme: {
      description: 'Colour scheme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'system', title: "The system's theme" },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
};

export default preview;
