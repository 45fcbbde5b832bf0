// What React Server Components would evaluate on the server: everything up to the first file that says 'use client'.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files reachable from an entry without passing a file of the client that import React all the same. */
export function clientCodeOnServer(entry, seen = new Set()) {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const code = readFileSync(entry, 'utf8');
  if (/^['"]use client['"]/.test(code)) return [];
  const imported = [...code.matchAll(/(?:from|import)\s*['"]([^'"]+)['"]/g)].map(([, name]) => name);
  const inside = imported.filter((name) => name.startsWith('.') && name.endsWith('.js'));
  return [
    ...(imported.some((name) => /^react(-dom)?(\/|$)/.test(name)) ? [entry] : []),
    ...inside.flatMap((name) => clientCodeOnServer(join(dirname(entry), name), seen)),
  ];
}
