import type { ThemeVars } from 'storybook/theming';
import { create } from 'storybook/theming/create';

const shared = {
  brandTitle: 'Curfew',
  brandUrl: './',
  // Inter is loaded for the stories. So the docs have it, too; the sidebar does not.
  fontBase: 'Inter, system-ui, sans-serif',
  fontCode: 'ui-monospace, monospace',
  appBorderRadius: 8,
  inputBorderRadius: 8,
};

/** The colours of `base.css`. Storybook computes with them, so they are hexadecimal. */
export const themes: Readonly<Record<'light' | 'dark', ThemeVars>> = {
  light: create({
    ...shared,
    base: 'light',
    colorPrimary: '#2f5db8',
    colorSecondary: '#2f5db8',
    appBg: '#f3f5f8',
    appContentBg: '#ffffff',
    appPreviewBg: '#f9fafb',
    appHoverBg: '#e8eefa',
    appBorderColor: '#e0e2e5',
    textColor: '#1c2028',
    textInverseColor: '#ffffff',
    textMutedColor: '#565b63',
    barBg: '#ffffff',
    barTextColor: '#565b63',
    barHoverColor: '#2f5db8',
    barSelectedColor: '#2f5db8',
    inputBg: '#ffffff',
    inputBorder: '#84878c',
    inputTextColor: '#1c2028',
  }),
  dark: create({
    ...shared,
    base: 'dark',
    colorPrimary: '#78a9f5',
    colorSecondary: '#78a9f5',
    appBg: '#0c1014',
    appContentBg: '#17181c',
    appPreviewBg: '#0c1014',
    appHoverBg: '#1e2a45',
    appBorderColor: '#313338',
    textColor: '#edeff2',
    textInverseColor: '#0c1014',
    textMutedColor: '#a7abb1',
    barBg: '#17181c',
    barTextColor: '#a7abb1',
    barHoverColor: '#78a9f5',
    barSelectedColor: '#78a9f5',
    inputBg: '#202326',
    inputBorder: '#797c82',
    inputTextColor: '#edeff2',
  }),
};
