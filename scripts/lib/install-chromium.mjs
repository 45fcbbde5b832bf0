// Gets a Chromium for the browser layers, where there is none that starts.
import { chromiumCandidates } from './chromium.mjs';
import { installDebianPackages } from './debian.mjs';
import { run } from './run.mjs';

/** True if there is a Chromium that starts, if need be after installing one. */
export async function ensureChromium() {
  if (await hasChromium()) return true;

  console.log('There is no Chromium here: asking Playwright for its own.');
  await run('playwright', ['install', 'chromium'], { limitMs: 5 * 60_000 });
  if (await hasChromium()) return true;

  await installDebianPackages('chromium', 'fonts-liberation');
  return hasChromium();
}

/** A downloaded Chromium may lack a library of the system: the first that answers is the one for all that follows. */
async function hasChromium() {
  for (const path of await chromiumCandidates()) {
    if ((await run(path, ['--version'], { stdio: 'ignore' })) === 0) {
      process.env.CHROME_PATH = path;
      return true;
    }
  }
  return false;
}
