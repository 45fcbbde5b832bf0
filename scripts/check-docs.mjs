// npm run test:lint: checks the links and anchors of all Markdown, and that each page is in the sidebar and in llms.txt.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { index } from '../docs/.vitepress/markdown.mjs';
import { addressOf, groups, HOME, REFERENCE, root, slug, targetOf } from '../docs/.vitepress/pages.mjs';

const isGenerated = (file) => file.startsWith(REFERENCE);
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md', ':!.storybook'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)));
const listed = groups().flatMap((group) => group.files);
const problems = [];

for (const file of files) for (const link of linksOf(file)) checkLink(file, link);
for (const file of listed.filter((file) => !existsSync(join(root, file))))
  problems.push(`The sidebar lists ${file}, which is missing.`);
for (const file of files.filter((file) => /^docs\/(?!api\/)/.test(file)))
  if (file !== HOME && !listed.includes(file)) problems.push(`${file} is missing in docs/.vitepress/pages.mjs.`);
const overview = index();
for (const file of listed.filter((file) => !isGenerated(file)))
  if (!overview.includes(`(/${addressOf(file)}.md)`)) problems.push(`${file} is missing in llms.txt.`);

for (const problem of problems) console.error(problem);
console.log(`Checked ${files.length} Markdown files.`);
process.exitCode = problems.length > 0 ? 1 : 0;

function checkLink(file, link) {
  const target = targetOf(file, link);
  if (!target || isGenerated(target.file)) return;
  if (!existsSync(join(root, target.file))) problems.push(`${file}: ${link} leads nowhere.`);
  else if (target.anchor && target.file.endsWith('.md') && !anchorsOf(target.file).has(target.anchor))
    problems.push(`${file}: ${link} has no such heading.`);
}

function linksOf(file) {
  const text = withoutCode(readFileSync(join(root, file), 'utf8'));
  return [/\]\(([^)\s]+)\)/g, /^\[[^\]]+\]: (\S+)$/gm].flatMap((form) =>
    [...text.matchAll(form)].map(([, link]) => link),
  );
}

/** Headings that are alike get a number, as on GitHub. */
function anchorsOf(file) {
  const anchors = new Set();
  for (const [, heading] of readFileSync(join(root, file), 'utf8')
    .replaceAll(/^```.*?^```/gms, '')
    .matchAll(/^#+ (.+)$/gm)) {
    const anchor = slug(heading.replaceAll(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1').replaceAll(/`/g, ''));
    let free = anchor;
    for (let count = 1; anchors.has(free); count++) free = `${anchor}-${count}`;
    anchors.add(free);
  }
  return anchors;
}

function withoutCode(text) {
  return text.replaceAll(/^ *```.*?^ *```/gms, '').replaceAll(/`[^`\n]*`/g, '');
}
