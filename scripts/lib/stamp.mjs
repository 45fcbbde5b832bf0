// A stamp names the sources for which something was last done, so that it is not done again for the same ones.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

// In node_modules, because the stamp of an install must vanish with what was installed.
const folder = join(root, 'node_modules', '.cache', 'curfew');

/** Does `action` unless it was last done for these same sources and its results are still there. */
export async function onceFor(name, { sources, results = [] }, action) {
  const stamp = join(folder, name);
  const digest = digestOf(sources);
  const isThere = (file) => existsSync(join(root, file));
  if (results.every(isThere) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  // Removed first: an action that fails half-way must leave no stamp.
  rmSync(stamp, { force: true });
  await action();
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, digest);
}

/** The files under a folder of the checkout, as paths from its root; what is installed or built is left out. */
export function filesUnder(path) {
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    if (entry.isFile()) return [inner];
    return entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name) ? filesUnder(inner) : [];
  });
}

function digestOf(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of [...files].sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
