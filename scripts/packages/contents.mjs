import { execFileSync } from 'node:child_process';
import { repository } from '../lib/prepare.mjs';
import { manifestProblems } from './manifest.mjs';

const NEEDED = ['README.md', 'LICENSE', 'CHANGELOG.md'];

/** Code, its maps, declarations and styles; of the script file also its notices. */
const ALLOWED =
  /^(?:package[.]json|dist[/].+[.](?:js|js[.]map|d[.]ts|css)|dist[/]curfew[.](?:notices[.]txt|sbom[.]json))$/;

const NON_ASCII = /[\u0080-\uffff]/;

/** What the tarball of a package has, lacks, or should not have. */
export function contentProblems(tarball, version) {
  const files = tar('-tzf', tarball)
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package[/]/, ''));
  const content = (file) => tar('-xzOf', tarball, `package/${file}`);
  const scripts = files.filter((file) => file.endsWith('.js'));
  return [
    ...manifestProblems(JSON.parse(content('package.json')), version),
    ...NEEDED.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
    ...files.filter((file) => !ALLOWED.test(file) && !NEEDED.includes(file)).map((file) => `${file} is superfluous.`),
    ...scripts.filter((file) => !files.includes(`${file}.map`)).map((file) => `${file} has no source map.`),
    ...files.filter((file) => file.endsWith('.map')).flatMap((file) => mapProblems(file, content(file))),
    ...scripts
      .filter((file) => NON_ASCII.test(content(file)))
      .map((file) => `${file} has characters outside of ASCII.`),
    ...readmeProblems(content('README.md')),
    ...(content('CHANGELOG.md').includes(`## ${version}\n`) ? [] : [`CHANGELOG.md has no section ${version}.`]),
  ];
}

function tar(...args) {
  return execFileSync('tar', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** The sources are not in the tarball. */
function mapProblems(file, text) {
  const { sources, sourcesContent = [] } = JSON.parse(text);
  return sources.every((_, index) => sourcesContent[index]) ? [] : [`${file} lacks its sources.`];
}

/** npm shows the README outside of the repository. */
function readmeProblems(text) {
  const targets = [...text.matchAll(/\]\(([^)\s]+)/g)].map(([, target]) => target);
  return [
    ...targets
      .filter((target) => !target.startsWith(`${repository}/`) && !target.startsWith('#'))
      .map((target) => `README.md links ${target}, not an address of ${repository}.`),
    ...(/^npm install .*@curfew[/]/m.test(text) ? [] : ['README.md has no install line.']),
    ...(text.includes(`](${repository}/raw/main/docs/images/`) ? [] : ['README.md has no picture.']),
  ];
}
