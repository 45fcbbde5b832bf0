// Opens many browsers' event streams in one process, and returns when each received a version of the policy.
import { connect } from 'node:net';
import { serve } from './serve.mjs';

const WIDTH = 200;
const listening = [];
let comments = 0;

serve({
  async open(port, cookies) {
    for (let from = 0; from < cookies.length; from += WIDTH) {
      await Promise.all(cookies.slice(from, from + WIDTH).map((cookie) => listen(port, cookie)));
    }
  },
  comments: () => comments,
  /** The instants at which `version` has reached the streams, monotonic and the same in all processes. */
  async arrivals(version) {
    const patience = Date.now() + 30_000;
    while (Date.now() < patience && listening.some(({ at }) => !at.has(version))) {
      await new Promise((later) => setTimeout(later, 20));
    }
    return listening.map(({ at }) => at.get(version) ?? null);
  },
});

/** Without an HTTP client, whose work on ten thousand responses would take longer than that of the node. */
function listen(port, cookie) {
  return new Promise((done, fail) => {
    const at = new Map();
    listening.push({ at });
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8');
    socket.write(`GET /curfew/v1/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`);
    let text = '';
    socket.on('data', (chunk) => {
      const now = Number(process.hrtime.bigint()) / 1e6;
      text += chunk;
      if (/^HTTP\/1.1 (?!200)/.test(text)) fail(new Error(`A stream was refused: ${text}`));
      // Before each event is the length of its chunk.
      const events = text.split('\n\n');
      text = events.pop();
      for (const event of events) {
        if (event.endsWith('\n:')) comments += 1;
        const version = Number(/"policy":\{[^}]*"version":(\d+)/.exec(event)?.[1]);
        if (version && !at.has(version)) at.set(version, now);
      }
      if (events.length > 0) done();
    });
    socket.on('error', fail);
  });
}
