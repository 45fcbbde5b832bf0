import { describe } from 'vitest';
import { firefoxCandidates } from '../../scripts/lib/firefox.mjs';
import { openFirefox } from '../harness/real-firefox.ts';
import { modals } from './cases/modals.ts';

const [path] = firefoxCandidates();
if (!path && process.env.CI === 'true') throw new Error('There is no Firefox: set FIREFOX_PATH, or install one.');

describe.runIf(path)(path ? 'Firefox' : 'Firefox (there is none: set FIREFOX_PATH, or install one)', () => {
  modals(() => openFirefox(path as string));
});
