// npm run test:types: the code of docs/frameworks is that of the examples, which the tests install, build and run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

/** A comment with the path of a file, then a block that is a part of it. Blocks of `sh` are what a user types. */
const BLOCK = /(?:^<!-- (examples\/\S+) -->\n+)?^```(\w+)\n(.*?)^```$/gms;

const folder = join(root, 'docs/frameworks');
const problems = [];
for (const page of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  for (const [, path, language, code] of readFileSync(join(folder, page), 'utf8').matchAll(BLOCK)) {
    if (language === 'sh') continue;
    const first = code.split('\n')[0];
    if (!path) problems.push(`docs/frameworks/${page}: "${first}" needs a comment with its file before it.`);
    else if (!readFileSync(join(root, path), 'utf8').includes(code))
      problems.push(`docs/frameworks/${page}: "${first}" is not in ${path}.`);
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
