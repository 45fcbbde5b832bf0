import { useAddonState } from 'storybook/manager-api';

export const A11Y_PANEL = 'storybook/a11y/panel';

/** The addon's own title also counts what axe leaves to a person, such as the contrast of text over a gradient. */
export function AccessibilityTitle(): string {
  const [state] = useAddonState<{ results?: { violations: readonly unknown[] } }>('storybook/a11y');
  const count = state?.results?.violations.length ?? 0;
  return count > 0 ? `Accessibility (${count})` : 'Accessibility';
}
