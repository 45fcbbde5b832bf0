import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import type { Globals } from 'storybook/internal/types';
import { themes } from '../theme.ts';

declare global {
  /** Where Storybook frames stories of the docs. */
  var PREVIEW_URL: string | undefined;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
}

/** A page of documentation in the colours, and with its frames in the language, of the toolbar. */
export function Docs({ context, children }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const { channel } = context;
  const [globals, setGlobals] = useState<Globals>(
    () => channel.last('globalsUpdated')?.[0]?.userGlobals ?? channel.last('setGlobals')?.[0]?.globals ?? {},
  );
  useEffect(() => {
    // Not `globals`: a frame reports the language of its own story too.
    const follow = (event: { userGlobals: Globals }) => setGlobals(event.userGlobals);
    channel.on('globalsUpdated', follow);
    return () => channel.off('globalsUpdated', follow);
  }, [channel]);
  const isDark = useSyncExternalStore(subscribe, () => dark.matches);
  const { locale, dir, theme } = globals;
  const choice = `locale:${locale};dir:${dir};theme:${theme}`;
  // `embed`: without play functions.
  globalThis.PREVIEW_URL = `iframe.html?embed=true&globals=${choice}`;
  const base: keyof typeof themes = theme === 'light' || theme === 'dark' ? theme : isDark ? 'dark' : 'light';
  return (
    <DocsContainer key={choice} context={context} theme={themes[base]}>
      {children}
    </DocsContainer>
  );
}
