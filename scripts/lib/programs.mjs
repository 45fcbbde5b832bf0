// Finds the browsers and database servers of the tests. As root on Debian, missing ones are installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumCandidates, HEADLESS_SHELL } from './chromium.mjs';
import { firefoxCandidates } from './firefox.mjs';
import { onPath } from './on-path.mjs';
import { run } from './prepare.mjs';

const works = (paths) => paths.find((path) => spawnSync(path, ['--version']).status === 0);

/** Sets CHROME_PATH and FIREFOX_PATH to browsers that start. Returns the names of the browsers that are missing. */
export async function findBrowsers() {
  const chromium = async () => works(await chromiumCandidates());
  const firefox = () => works(firefoxCandidates());
  if (!(await chromium())) install('chromium', 'fonts-liberation');
  if (!existsSync(HEADLESS_SHELL)) install('chromium-headless-shell');
  if (!firefox()) install('firefox-esr');
  const found = { CHROME_PATH: await chromium(), FIREFOX_PATH: firefox() };
  for (const [name, path] of Object.entries(found)) if (path) process.env[name] = path;
  return [...(found.CHROME_PATH ? [] : ['Chromium']), ...(found.FIREFOX_PATH ? [] : ['Firefox'])];
}

/** Returns the name if there is no WebKit that a test can drive. */
export function findWebKit() {
  const isThere = () => onPath('WebKitWebDriver').length > 0 && onPath('Xvfb').length > 0;
  if (!isThere()) install('webkit2gtk-driver', 'xvfb');
  return isThere() ? [] : ['WebKit'];
}

/** What `npm run transcripts` needs. */
export function findScreenReader() {
  if (!onPath('orca').length || !onPath('Xvfb').length)
    install('orca', 'at-spi2-core', 'dbus', 'libglib2.0-bin', 'xvfb');
}

/** Tests start their own servers. If a server is missing, its tests are skipped; with CI=true they fail. */
export function findStoreServers() {
  if (!onPath('initdb').length && !existsSync('/usr/lib/postgresql')) install('postgresql');
  if (!onPath('redis-server', 'valkey-server').length) install('redis-server', 'redis-tools');
}

function install(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${packages.join(' and ')} from Debian.`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  try {
    run('apt-get', 'update');
    run('apt-get', 'install', '--yes', '--no-install-recommends', ...packages);
  } catch {
    // apt-get has printed the reason; the tests report what is missing.
  }
}
