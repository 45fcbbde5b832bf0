import { Agent, request } from 'node:http';

/**
 * Sends heartbeats to a node at a fixed rate, each of the next session, whether or not earlier ones are answered.
 *
 * @param everyMs - the pause between two
 */
export function startBeats({ port, cookies, heartbeat }, everyMs) {
  const agent = new Agent({ keepAlive: true });
  const { method, path, headers, body } = heartbeat;
  let waits = [];
  let refused = 0;
  let next = 0;

  function send() {
    const cookie = cookies[next++ % cookies.length];
    const into = waits;
    const began = performance.now();
    const beat = request(
      { port, host: '127.0.0.1', agent, method, path, headers: { ...headers, cookie } },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) into.push(performance.now() - began);
          else refused += 1;
        });
      },
    );
    beat.on('error', () => {
      refused += 1;
    });
    beat.end(body);
  }
  const timer = setInterval(send, everyMs);

  return {
    /** Runs `work`. Returns its result, and how long the heartbeats took that were sent meanwhile, in ms. */
    async during(work) {
      waits = [];
      const own = waits;
      const result = await work();
      waits = [];
      return { result, waits: own };
    },
    /** The share that was refused, 0 to 1. */
    refused: () => refused / next,
    stop() {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
