import { addons } from 'storybook/manager-api';
import { themes } from './theme.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function followSystem(): void {
  addons.setConfig({ theme: dark.matches ? themes.dark : themes.light });
}

followSystem();
dark.addEventListener('change', followSystem);

// Storybook has no option for its name in the title of the page.
const title = document.querySelector('title');
if (title)
  new MutationObserver(() => {
    const name = document.title.replace(/Storybook$/, 'Curfew');
    if (name !== document.title) document.title = name;
  }).observe(title, { childList: true });
