import type { ReactElement, ReactNode } from 'react';
import type { SessionSettingsFormProps } from '../src/settings/props.ts';
import { SessionSettingsForm } from '../src/settings/SessionSettingsForm.tsx';
import { StoryProvider } from './StoryProvider.tsx';
import type { Tab } from './tab.ts';

export interface Context {
  readonly loaded: { readonly tab?: Tab };
  readonly globals: { readonly locale?: string };
}

/** Renders parts of the settings form in a form with the arguments of the story. */
export function inForm(parts: ReactNode): (args: SessionSettingsFormProps, context: Context) => ReactElement {
  return (args, { loaded, globals }) => (
    <StoryProvider session={(loaded.tab as Tab).session} locale={globals.locale ?? 'en'}>
      <SessionSettingsForm.Root {...args}>{parts}</SessionSettingsForm.Root>
    </StoryProvider>
  );
}
