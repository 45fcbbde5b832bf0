import type { Decorator, Preview } from '@storybook/react-vite';
import { Arranged } from '../packages/react/test/arrange.tsx';
import { controlsByType } from './controls.ts';
import { Docs } from './docs/Docs.tsx';
import { DocsPage } from './docs/DocsPage.tsx';
import { isRightToLeft, LOCALES, languageName } from './languages.ts';
import { Surroundings } from './Surroundings.tsx';
import './host.css';
import '../packages/react/src/styles/styles.css';

/**
 * Carries the toolbar's choices to the document, where the kit reads them. A page of documentation shows several stories,
 * each with choices of its own, so that there each has its own frame.
 */
const withSurroundings: Decorator = (story, { globals: { locale, dir, theme }, viewMode }) => {
  const surroundings = {
    lang: locale,
    dir: dir === 'auto' ? (isRightToLeft(locale) ? 'rtl' : 'ltr') : dir,
    colorScheme: theme === 'system' ? 'light dark' : theme,
  };
  if (viewMode === 'docs') return <Surroundings {...surroundings} story={story()} />;
  const root = document.documentElement;
  root.lang = surroundings.lang;
  root.dir = surroundings.dir;
  root.style.colorScheme = surroundings.colorScheme;
  return story();
};

/** Each choice in the toolbar loads the story anew, so that it is arranged anew. */
const withArrangement: Decorator = (story, { parameters, loaded: { tab } }) =>
  parameters.arrange ? (
    <Arranged key={tab.session.getSnapshot().id} steps={parameters.arrange} tab={tab}>
      {story()}
    </Arranged>
  ) : (
    story()
  );

// A dialog in a frame takes focus when it opens. The page around it keeps its focus until the user acts.
const frame = window.frameElement as HTMLElement | null;
if (frame && new URLSearchParams(location.search).has('embed')) {
  const { focus } = HTMLElement.prototype;
  const returnFocus = () => frame.blur();
  // Focus in a frame scrolls the page around it.
  HTMLElement.prototype.focus = function focusInPlace(options) {
    focus.call(this, { ...options, preventScroll: true });
  };
  // The steps that bring a story to its state press keys too.
  const onAct = ({ isTrusted }: Event) => {
    if (!isTrusted) return;
    window.removeEventListener('focus', returnFocus, true);
    HTMLElement.prototype.focus = focus;
  };
  window.addEventListener('focus', returnFocus, true);
  for (const page of [window, window.parent])
    for (const act of ['pointerdown', 'keydown']) page.addEventListener(act, onAct, true);
}

const preview: Preview = {
  // Text that changes its font would move.
  loaders: [async () => ({ fonts: await document.fonts.load('1rem Inter') })],
  decorators: [withArrangement, withSurroundings],
  argTypesEnhancers: [controlsByType],
  // The gallery shows every story, unless it has the tag `!gallery`. The docs show few of them.
  tags: ['gallery'],
  parameters: {
    // An accessibility violation fails the story's test.
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { container: Docs, page: DocsPage },
    // The narrowest that WCAG 1.4.10 asks for, which is also a screen of 1280 px at 400 %.
    viewport: {
      options: {
        narrow: { name: '320 px', type: 'mobile', styles: { width: '320px', height: '640px' } },
        zoomed: { name: '320 × 256 px (400 %)', type: 'mobile', styles: { width: '320px', height: '256px' } },
      },
    },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Gallery',
          'Playground',
          'SessionWarning',
          'SessionGate',
          'SessionSettingsForm',
          'Parts of the form',
          ['Day', 'TryWarning', 'Affected', 'Standards', 'History'],
          'DurationPicker',
          'SessionRules',
          'Hooks',
          'SessionDevtools',
          'Without React',
        ],
      },
    },
  },
  initialGlobals: { locale: 'en', dir: 'auto', theme: 'system' },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: LOCALES.map((value) => ({ value, title: languageName(value) })),
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
