import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packAll } from '../../../scripts/lib/pack.mjs';

/** The tarballs of the current run. */
export const PACKED = fileURLToPath(new URL('../../node_modules/.cache/packed', import.meta.url));

export function packPackages(): string[] {
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(PACKED, { recursive: true });
  return packAll(PACKED);
}
