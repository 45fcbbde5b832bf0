// Links of the repository's Markdown as links of the site, and each page as Markdown.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { addressOf, groups, HOME, root, targetOf, titleOf } from './pages.mjs';

/** Files that are no pages, such as tests. The site has copies of them, so that it needs no other host. */
const SOURCE = 'source';

/** The address of a link within the site, without the base. */
function linkOf(/** @type {string} */ file, /** @type {string} */ link) {
  const target = targetOf(file, link);
  if (!target) return null;
  const anchor = target.anchor && `#${target.anchor}`;
  if (target.file === 'README.md') return { page: `/index.md${anchor}` };
  if (target.file === 'docs/adr') return { page: '/adr/0001-build-with-tsc.md' };
  const address = addressOf(target.file);
  return address ? { page: `/${address}.md${anchor}` } : { source: target.file };
}

/** A plug-in of markdown-it. `linked` receives the files that the site must have copies of. */
export function siteLinks(
  /** @type {import('vitepress').MarkdownRenderer} */ md,
  /** @type {Set<string>} */ linked,
  base = '/',
) {
  md.core.ruler.push('site-links', ({ tokens, env }) => {
    const file = (env.realPath ?? env.path).slice(root.length);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'image') showOwnFile(token, file);
      if (token.type !== 'link_open') continue;
      const href = token.attrGet('href') ?? '';
      // The search needs the permalinks of headings as they are.
      const link = href.startsWith('#') ? null : linkOf(file, href);
      if (link?.page) token.attrSet('href', link.page);
      if (!link?.source) continue;
      linked.add(link.source);
      token.attrSet('href', `${base}${SOURCE}/${link.source}.txt`);
      token.attrSet('target', '_blank');
    }
  });
}

/** The pictures of a published README have the repository's address. */
function showOwnFile(
  /** @type {{ attrGet(name: string): string | null, attrSet(name: string, value: string): void }} */ image,
  /** @type {string} */ file,
) {
  const target = targetOf(file, image.attrGet('src') ?? '');
  if (target) image.attrSet('src', posix.relative(posix.dirname(file), target.file));
}

/** Writes each page as Markdown beside its HTML, `llms.txt`, `llms-full.txt`, and the files that pages link to. */
export function writeMarkdown(/** @type {string} */ folder, /** @type {Set<string>} */ linked, base = '/') {
  const pages = [HOME, ...groups().flatMap(({ files }) => files)];
  for (const page of pages) write(join(folder, `${addressOf(page)}.md`), markdownOf(page, base));
  for (const file of linked) {
    write(join(folder, SOURCE, `${file}.txt`), sourceOf(file));
  }
  write(join(folder, 'llms.txt'), index(base));
  write(join(folder, 'llms-full.txt'), pages.map((page) => markdownOf(page, base)).join('\n\n'));
}

/** All pages of the site, with their titles, in the form of llmstxt.org. */
export function index(base = '/') {
  const lines = groups().flatMap(({ text, files }) => [
    `## ${text}`,
    '',
    ...files.map((file) => `- [${titleOf(file)}](${base}${addressOf(file)}.md)`),
    '',
  ]);
  const [, summary = ''] = /^> (.+)$/m.exec(readFileSync(join(root, HOME), 'utf8')) ?? [];
  return `# Curfew\n\n> ${summary}\n\n${lines.join('\n')}`;
}

/** The source of a page, with links that are right in the site. */
function markdownOf(/** @type {string} */ file, /** @type {string} */ base) {
  return readFileSync(join(root, file), 'utf8').replaceAll(/(?<!!)\]\(([^)\s]+)\)/g, (whole, link) => {
    const { page, source } = linkOf(file, link) ?? {};
    if (page) return `](${base}${page.slice(1)})`;
    return source ? `](${base}${SOURCE}/${source}.txt)` : whole;
  });
}

/** A folder as a list of its files. */
export function sourceOf(/** @type {string} */ file) {
  const path = join(root, file);
  return statSync(path).isDirectory() ? readdirSync(path).join('\n') : readFileSync(path, 'utf8');
}

function write(/** @type {string} */ path, /** @type {string} */ text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
