// npm run transcripts: writes what Orca speaks into docs/transcripts.

import { run } from './lib/prepare.mjs';
import { findBrowsers, findScreenReader } from './lib/programs.mjs';

await findBrowsers();
findScreenReader();
run('npx', '--no', 'playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project', 'transcripts');
