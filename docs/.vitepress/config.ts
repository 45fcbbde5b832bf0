import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { diagrams } from './diagrams.mjs';
import { siteLinks, sourceOf, writeMarkdown } from './markdown.mjs';
import { addressOf, groups, root, slug, titleOf } from './pages.mjs';

/** Where the site is served, such as `/curfew/`. */
const base = process.env.DOCS_BASE || '/';

/** Files that are no pages, and to which pages link. */
const linked = new Set<string>();

const sections = groups().map(({ text, files }) => ({
  text,
  items: files.map((file) => ({ text: shortTitle(file), link: `/${addressOf(file)}` })),
}));
const decisions = sections.filter(({ text }) => text === 'Decisions');
const first = (text: string) => sections.find((group) => group.text === text)?.items[0]?.link ?? '/';

/** In the sidebar, `Frontend developers` beneath `Quick start`. */
function shortTitle(file: string): string {
  const title = titleOf(file).replace('Quick start for ', '');
  return file.startsWith('docs/quick-start/') ? title[0]?.toUpperCase() + title.slice(1) : title;
}

export default defineConfig({
  title: 'Curfew',
  description: 'Session timeouts, enforced by the server, in every tab.',
  lang: 'en-GB',
  base,
  // Pages are everywhere in the repository, so that they read well there too.
  srcDir: '..',
  srcExclude: [
    'README.md',
    '{apps,compat,e2e,examples,scripts,storybook-static}/**',
    'docs/{api,public}/**',
    'packages/*/{src,test,examples}/**',
  ],
  rewrites: (file) => `${addressOf(file) ?? file.slice(0, -3)}.md`,
  cacheDir: '../node_modules/.cache/vitepress',
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: `${base}favicon.svg`, type: 'image/svg+xml' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: slug },
    headers: { slugify: slug },
    toc: { slugify: slug },
    config(md) {
      siteLinks(md, linked, base);
      diagrams(md);
    },
  },
  transformPageData(data) {
    if (data.relativePath === 'index.md') Object.assign(data.frontmatter, { aside: false, pageClass: 'first-page' });
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: { detailedView: false, miniSearch: { searchOptions: { combineWith: 'AND' } } },
    },
    outline: [2, 3],
    nav: [
      { text: 'Quick start', link: first('Quick start') },
      { text: 'Reference', link: first('Reference') },
      { text: 'Comparison', link: '/comparison' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
    ],
    // No group can be collapsed: VitePress nests a button in a button for that. The decisions are too many for one list.
    sidebar: {
      '/adr/': decisions,
      '/': [
        ...sections.filter((group) => !decisions.includes(group)),
        { text: 'Decisions', items: [{ text: 'All decisions', link: first('Decisions') }] },
      ],
    },
    footer: { message: 'MIT licence' },
  },
  buildEnd({ outDir }) {
    writeMarkdown(outDir, linked, base);
  },
  vite: {
    // The repository's own configuration is for the demo and Storybook.
    configFile: false,
    publicDir: join(root, 'docs/public'),
    build: { chunkSizeWarningLimit: 3_000 },
    plugins: [
      {
        name: 'linked-files',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            const file = request.url?.slice(base.length).replace(/^source\/(.*)[.]txt$/, '$1') ?? '';
            if (!linked.has(file)) return next();
            response.setHeader('Content-Type', 'text/plain; charset=utf-8').end(sourceOf(file));
          });
        },
      },
    ],
  },
});
