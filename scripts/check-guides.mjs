// npm run test:types: each option and method of the libraries that we compare with is named in its migration guide.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

const peers = join(root, 'bench/browser/node_modules');
const guides = {
  'react-idle-timer': [
    'react-idle-timer/dist/types/IIdleTimerProps.d.ts',
    'react-idle-timer/dist/types/IIdleTimer.d.ts',
  ],
  'ng-idle': ['@ng-idle/core/lib/idle.d.ts'],
};

/** Members that only Angular calls. */
const INTERNAL = ['constructor', 'ngOnDestroy'];

let missing = 0;
for (const [guide, files] of Object.entries(guides)) {
  const text = readFileSync(join(root, `docs/migration/${guide}.md`), 'utf8');
  const members = files.flatMap((file) => membersOf(readFileSync(join(peers, file), 'utf8')));
  if (members.length < 20) throw new Error(`${files} has only ${members.length} members: read it in another way.`);
  for (const name of members.filter((member) => !new RegExp(`\`(?:${member})\\b`).test(text))) {
    console.error(`docs/migration/${guide}.md does not name \`${name}\`.`);
    missing++;
  }
  console.log(`${guide}: ${members.length} members.`);
}
if (readdirSync(join(root, 'docs/migration')).length < 5) throw new Error('docs/migration lacks a guide.');
process.exitCode = missing > 0 ? 1 : 0;

/** The public members of the interface or class in a declaration file. */
function membersOf(text) {
  return [...text.matchAll(/^ {4}(?!private|static)(\w+)\??[(:]/gm)]
    .map(([, name]) => name)
    .filter((name) => !INTERNAL.includes(name));
}
