import autocannon from 'autocannon';

const CONNECTIONS = 50;

/**
 * Sends `amount` requests, each with the next of `cookies`, over 50 connections. Returns the requests a second, the
 * latencies in ms and the CPU time of the server's process for each, in µs.
 */
export async function load(candidate, request, cookies, amount) {
  const requests = Array.from({ length: amount }, (_, n) => ({
    ...request,
    headers: { ...request.headers, cookie: cookies[n % cookies.length] },
  }));
  const share = Math.ceil(amount / CONNECTIONS);
  let client = 0;
  // autocannon ends at the next full second, so the time of the last response counts.
  let last = 0;
  const before = await candidate.call('cpu');
  const began = performance.now();
  const result = await autocannon({
    url: `http://127.0.0.1:${candidate.port}`,
    connections: CONNECTIONS,
    amount,
    timeout: 60,
    setupClient(connection) {
      connection.on('response', () => {
        last = performance.now();
      });
      connection.setRequests(requests.slice(client * share, ++client * share));
    },
  });
  const seconds = (last - began) / 1_000;
  const after = await candidate.call('cpu');
  const wrong = result.non2xx + result.errors;
  if (wrong > 0)
    throw new Error(
      `${candidate.name} refused ${wrong} of ${amount} requests: ${JSON.stringify(result.statusCodeStats)}.`,
    );
  return {
    rate: amount / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: ((after - before) * 1_000) / amount,
  };
}
