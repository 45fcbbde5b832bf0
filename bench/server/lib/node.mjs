// Opens and serves one candidate in a process of its own, and returns how much the process has used.
import { serve } from './serve.mjs';

/** No client needs more. */
const MOST_COOKIES = 150_000;

const [, , file] = process.argv;
let candidate;

serve({
  async open(options) {
    const { open } = await import(`../candidates/${file}`);
    const heapBefore = heap();
    candidate = await open(options);
    await new Promise((done) => candidate.server.listen(0, '127.0.0.1', 20_000, done));
    const { cookies, read, touch, heartbeat, server } = candidate;
    const held = heap() - heapBefore;
    return { port: server.address().port, cookies: cookies.slice(0, MOST_COOKIES), read, touch, heartbeat, heap: held };
  },
  usage() {
    const { user, system } = process.cpuUsage();
    globalThis.gc();
    return { cpuMs: (user + system) / 1e3, rss: process.memoryUsage.rss() };
  },
  savePolicy: () => candidate.savePolicy(),
  begin: () => candidate.begin(),
  operations: () => candidate.operations(),
  prepare: (...of) => candidate.prepare(...of),
  operate: (...of) => candidate.operate(...of),
});

function heap() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
