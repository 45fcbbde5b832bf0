import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Such as "express 5.3.0, pg 8.23.1", as the script at `url` resolves them. Not every package exports its manifest. */
export function versionsOf(names, url) {
  const require = createRequire(url);
  const manifests = (name) => require.resolve.paths(name).map((path) => join(path, name, 'package.json'));
  const versionOf = (name) => JSON.parse(readFileSync(manifests(name).find(existsSync), 'utf8')).version;
  return names.map((name) => `${name} ${versionOf(name)}`).join(', ');
}
