// node scripts/set-repository.mjs https://github.com/OWNER/NAME: writes the address into the manifests and READMEs that npm shows.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, root } from './lib/prepare.mjs';

const address = process.argv[2]?.replace(/[/]$|[.]git$/, '');
if (!address?.startsWith('https://')) {
  console.error('Usage: node scripts/set-repository.mjs https://github.com/OWNER/NAME');
  process.exit(1);
}
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
for (const folder of ['.', ...packages])
  for (const file of ['package.json', 'README.md']) {
    const path = join(root, folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(repository, address));
  }
