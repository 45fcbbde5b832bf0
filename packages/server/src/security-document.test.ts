import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const fileOf = (path: string) => fileURLToPath(new URL(`../../../docs/${path}`, import.meta.url));

/** A link to a test file, followed by names of tests in it. */
const MENTION = /\[[\w.-]+\]\((\.\.\/[\w./-]+\.ts)\): ((?:“[^”]+”(?:, )?)+)/g;

it('names only tests that exist', () => {
  const text = readFileSync(fileOf('security.md'), 'utf8').replaceAll('\n', ' ');
  const mentions = [...text.matchAll(MENTION)].map(([, path = '', names = '']) => ({
    source: readFileSync(fileOf(path), 'utf8'),
    names: names.split('”').flatMap((name) => name.split('“')[1] ?? []),
  }));
  expect(mentions.length).toBeGreaterThan(40);
  const missing = mentions.flatMap(({ source, names }) => names.filter((name) => !source.includes(name)));
  expect(missing).toEqual([]);
  // Every name in quotes belongs to a link.
  expect(mentions.flatMap(({ names }) => names)).toHaveLength(text.split('“').length - 1);
});
