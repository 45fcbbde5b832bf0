import type { StorybookConfig } from '@storybook/react-vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: [
    './introduction/*.@(mdx|stories.tsx)',
    './gallery/*.stories.tsx',
    './playground/*.stories.tsx',
    './dom/*.stories.tsx',
    '../packages/react/src/**/*.stories.tsx',
  ],
  staticDirs: ['./public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // The default reader of props gives `boolean | undefined` the control of an object.
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    // Storybook's type of these options is that of a package that is not installed here.
    reactDocgenTypescriptOptions: { tsconfigPath: 'packages/react/tsconfig.json' } as never,
  },
  // The kit's colours are light-dark(); the default target would rewrite them for browsers that lack it.
  viteFinal: (settings) => ({
    ...settings,
    build: { ...settings.build, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  }),
  // No story has a play function.
  features: { interactions: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
