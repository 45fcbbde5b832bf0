import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
  readonly tags: readonly string[];
}

export function entriesOf(type: Entry['type']): Entry[] {
  const index = readFileSync(`${ROOT}storybook-static/index.json`, 'utf8');
  const { entries } = JSON.parse(index) as { entries: Record<string, Entry> };
  return Object.values(entries).filter((entry) => entry.type === type);
}
