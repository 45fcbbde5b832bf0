// node scripts/pack.mjs FOLDER: packs the four packages as they would be published.
import { resolve } from 'node:path';
import { packAll } from './lib/pack.mjs';

const [, , folder] = process.argv;
if (!folder || folder.startsWith('-')) {
  console.error('Usage: node scripts/pack.mjs FOLDER');
  process.exit(1);
}
for (const tarball of packAll(resolve(folder))) console.log(tarball);
