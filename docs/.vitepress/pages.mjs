// Which Markdown files are pages of the site, in the order of its sidebar.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The pages that TypeDoc writes. They are not committed. */
export const REFERENCE = 'docs/reference';

/** The READMEs of packages link to the repository by its address, because they are published without it. */
const { repository } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'));
const REPOSITORY = repository?.url.replace(/^git\+|[.]git$/g, '') ?? 'none:';

/** @typedef {{ readonly text: string, readonly files: readonly string[] }} Group */

/** @returns {Group[]} */
export function groups() {
  return [
    { text: 'Quick start', files: docs('quick-start/', 'frontend backend administrator operator security-reviewer') },
    { text: 'Concepts', files: docs('', 'concepts glossary time tabs activity sign-in resume') },
    { text: 'In your app', files: docs('', 'react hosts testing troubleshooting faq') },
    { text: 'Frameworks', files: filesIn('docs/frameworks') },
    { text: 'Migration', files: filesIn('docs/migration') },
    {
      text: 'Operate and review',
      files: docs('', 'operations scale security standards accessibility transcripts/README comparison'),
    },
    {
      text: 'Reference',
      files: [
        ...['core', 'dom', 'react', 'server'].map((name) => `packages/${name}/README.md`),
        'docs/protocol.md',
        ...filesIn(REFERENCE),
      ],
    },
    {
      text: 'Work on Curfew',
      files: [
        'CONTRIBUTING.md',
        ...docs('', 'architecture adding-a-store adding-a-locale adding-an-activity-source adding-a-policy-field'),
        ...docs('', 'dependencies'),
        'bench/README.md',
        ...filesIn('bench/results'),
        'SECURITY.md',
      ],
    },
    {
      text: 'Changes',
      files: [
        'CHANGELOG.md',
        ...['core', 'dom', 'react', 'server'].map((name) => `packages/${name}/CHANGELOG.md`),
      ].filter((file) => existsSync(join(root, file))),
    },
    { text: 'Decisions', files: filesIn('docs/adr') },
  ].filter(({ files }) => files.length > 0);
}

/** The first page. */
export const HOME = 'docs/README.md';

/** The address of a file's page, without `.md`, or `null` if it is none. */
export function addressOf(/** @type {string} */ file) {
  if (file === HOME) return 'index';
  if (!listed().has(file)) return null;
  return file
    .replace(/^docs\//, '')
    .replace(/(?:\/README)?[.]md$/, '')
    .replace('SECURITY', 'reporting-a-weakness')
    .replace(/^[A-Z]+|CHANGELOG$/g, (name) => name.toLowerCase());
}

/** The file that a link of a page leads to, if it is in the repository: its path from the root, and the anchor. */
export function targetOf(/** @type {string} */ file, /** @type {string} */ link) {
  const own = link.startsWith(REPOSITORY)
    ? link.slice(REPOSITORY.length).replace(/^\/(?:blob|tree|raw)\/main\//, '')
    : null;
  if (own === null && /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(link)) return null;
  const [path = '', anchor = ''] = (own ?? link).split('#');
  const folder = own === null ? posix.dirname(file) : '';
  const target = path === '' ? file : posix.normalize(posix.join(folder, decodeURI(path)));
  const readme = posix.join(target, 'README.md');
  return { file: existsSync(join(root, readme)) ? readme : target.replace(/\/$/, ''), anchor };
}

/** The heading of a page. */
export function titleOf(/** @type {string} */ file) {
  const [, title = file] = /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  return title.replaceAll(/[`*]|\\(?=[<_])/g, '');
}

/** The anchor that GitHub gives to a heading. */
export function slug(/** @type {string} */ heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Files that exist, so that another branch may bring them. */
function filesIn(/** @type {string} */ folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort();
}

function docs(/** @type {string} */ folder, /** @type {string} */ names) {
  return names.split(' ').map((name) => `docs/${folder}${name}.md`);
}

/** @type {Set<string> | undefined} */
let files;
function listed() {
  files ??= new Set(groups().flatMap((group) => group.files));
  return files;
}
