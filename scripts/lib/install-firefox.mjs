// Gets a Firefox for the browser layers, where there is none that starts.
import { installDebianPackages } from './debian.mjs';
import { firefoxCandidates } from './firefox.mjs';
import { run } from './run.mjs';

/** True if there is a Firefox that starts, if need be after installing one. */
export async function ensureFirefox() {
  if (await hasFirefox()) return true;
  console.log('There is no Firefox here.');
  await installDebianPackages('firefox-esr');
  return hasFirefox();
}

/** The first that answers is the one for all that follows. */
async function hasFirefox() {
  for (const path of firefoxCandidates()) {
    if ((await run(path, ['--version'], { stdio: 'ignore' })) === 0) {
      process.env.FIREFOX_PATH = path;
      return true;
    }
  }
  return false;
}
