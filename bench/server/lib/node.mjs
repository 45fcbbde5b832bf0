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
    const { cookies, read, touch, session, heartbeat, server } = candidate;
    const requests = { read, touch, session, heartbeat };
    const held = heap() - heapBefore;
    return { port: server.address().port, cookies: cookies.slice(0, MOST_COOKIES), ...requests, heap: held };
  },
  /** In ms. Collects no garbage, which would count for the requests that follow. */
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  },
  rss() {
    globalThis.gc();
    return process.memoryUsage.rss();
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
