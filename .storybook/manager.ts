import { addons, types } from 'storybook/manager-api';
import { A11Y_PANEL, AccessibilityTitle } from './accessibility-title.ts';
import { themes } from './theme.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function followSystem(): void {
  addons.setConfig({ theme: dark.matches ? themes.dark : themes.light });
}

followSystem();
dark.addEventListener('change', followSystem);

/** These pages have no controls, and need the height. */
const WITHOUT_PANEL = /^(?:gallery|playground)--/;

addons.setConfig({
  // The action bar of the form stays in the window from 32em on. In px.
  layout: { bottomPanelHeight: 200 },
  layoutCustomisations: {
    showPanel: ({ storyId }, isShown) => isShown && !WITHOUT_PANEL.test(storyId ?? ''),
  },
});

addons.register('curfew', () => {
  const { [A11Y_PANEL]: panel } = addons.getElements(types.PANEL);
  if (panel) addons.add(A11Y_PANEL, { ...panel, title: AccessibilityTitle });
});

// Storybook has no option for its name in the title of the page.
const title = document.querySelector('title');
if (title)
  new MutationObserver(() => {
    const name = document.title.replace(/Storybook$/, 'Curfew');
    if (name !== document.title) document.title = name;
  }).observe(title, { childList: true });
