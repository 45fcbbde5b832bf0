// Opens many browsers' event streams in one process, and returns when each received a version of the policy.
import { Agent, get } from 'node:http';
import { serve } from './serve.mjs';

const WIDTH = 200;
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
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
  async heard(version) {
    const patience = Date.now() + 30_000;
    while (Date.now() < patience && listening.some(({ at }) => !at.has(version))) {
      await new Promise((later) => setTimeout(later, 20));
    }
    return listening.map(({ at }) => at.get(version) ?? null);
  },
});

function listen(port, cookie) {
  return new Promise((done, fail) => {
    const request = get(
      { port, host: '127.0.0.1', path: '/curfew/v1/events', agent, headers: { cookie } },
      (response) => {
        if (response.statusCode !== 200) fail(new Error(`A stream was refused with ${response.statusCode}.`));
        const at = new Map();
        listening.push({ at });
        let text = '';
        response.on('data', (chunk) => {
          const now = Number(process.hrtime.bigint()) / 1e6;
          text += chunk;
          const events = text.split('\n\n');
          text = events.pop();
          for (const event of events) {
            if (event === ':') comments += 1;
            const version = Number(/"policy":\{[^}]*"version":(\d+)/.exec(event)?.[1]);
            if (version && !at.has(version)) at.set(version, now);
          }
          done();
        });
        response.on('error', () => {});
      },
    );
    request.on('error', fail);
  });
}
