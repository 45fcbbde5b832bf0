// Part of `npm run build:code`: writes what is not ASCII in the built code as escapes, so that a page without a charset shows it right.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

const NON_ASCII = /[\u0080-\uffff]/g;

for (const name of readdirSync(join(root, 'packages')))
  for (const file of readdirSync(join(root, 'packages', name, 'dist'), { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const path = join(root, 'packages', name, 'dist', file);
    const code = readFileSync(path, 'utf8');
    // A UTF-16 unit at a time: two escapes are one character in a string, a template and a regular expression.
    const escaped = code.replace(NON_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escaped !== code) writeFileSync(path, escaped);
  }
