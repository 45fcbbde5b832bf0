import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A server component may import the kit: each module that imports React is behind 'use client'. */
export function clientCodeOnServer(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  if (/^['"]use client['"]/.test(code)) return [];
  const imports = [...code.matchAll(/(?:from|import)\s*['"]([^'"]+)['"]/g)].map(([, name]) => name);
  const own = imports.filter((name) => name.startsWith('.') && name.endsWith('.js'));
  return [
    ...(imports.some((name) => /^react(-dom)?(\/|$)/.test(name))
      ? [`${file}: imports React without 'use client'.`]
      : []),
    ...own.flatMap((name) => clientCodeOnServer(join(dirname(file), name), seen)),
  ];
}
