// npm run bench:server: Curfew beside its peers on a real PostgreSQL and Redis, in one run. Writes bench/results/server.*
import { runBench } from '../lib/run.mjs';
import { versionsOf } from '../lib/versions.mjs';
import { stopChildren } from './lib/child.mjs';
import { startServers } from './lib/servers.mjs';
import { growth } from './measures/growth.mjs';
import { memory } from './measures/memory.mjs';
import { operations } from './measures/operations.mjs';
import { platform } from './measures/platform.mjs';
import { requests } from './measures/requests.mjs';
import { streams } from './measures/streams.mjs';
import { GOALS } from './report/goals.mjs';
import { panels } from './report/panels.mjs';

const PEERS = [
  'autocannon',
  'express',
  'express-session',
  'connect-redis',
  'connect-pg-simple',
  'iron-session',
  'better-auth',
];

await runBench({
  bench: 'server',
  title: 'Beside the peers, on the server',
  measures: [platform, requests, memory, growth, ...operations, streams],
  goals: GOALS,
  panels,
  async begin() {
    const servers = await startServers();
    return {
      versions: `${await servers.versions()}, ${versionsOf(PEERS, import.meta.url)}`,
      context: { servers },
      clean: stopChildren,
      end: servers.stop,
    };
  },
});
