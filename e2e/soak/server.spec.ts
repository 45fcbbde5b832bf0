import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { createLog } from '../../apps/server/dist/log.js';
import { startServer } from '../../apps/server/dist/server.js';
import { readSettings } from '../../apps/server/dist/settings.js';
import { createServerTime } from '../virtual/server-time.ts';
import { expectFlat } from './flat.ts';

const ROUNDS = 16;
const SIGN_INS = 200;
const DAY_MS = 86_400_000;
/** Longer than a store keeps sessions that have ended. */
const FORGOTTEN_MS = 40 * DAY_MS;

test.use({ trace: 'off' });

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('the server holds no more after thousands of sign-ins, ends and broken streams than after half of them', async () => {
  test.setTimeout(1_200_000);
  const time = createServerTime(Date.UTC(2026, 10, 24, 12));
  const settings = readSettings({ PORT: '0', CURFEW_DATA_DIR: 'memory', METRICS_PORT: '0', CURFEW_IDLE: '15m' });
  const server = await startServer(settings, { clock: time, log: createLog('warn', { write() {} }) });
  const samples: Record<string, number>[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const agent = new Agent({ keepAlive: true, maxSockets: 20 });
      await Promise.all(
        Array.from({ length: SIGN_INS }, (_, nth) => visit(server.url, agent, `user-${nth}@example.com`, nth)),
      );
      agent.destroy();
      // Those that have not signed out end at their timeout. All are forgotten later.
      for (let passed = 0; passed < FORGOTTEN_MS; passed += DAY_MS) {
        time.moveTo(time.now() + DAY_MS);
        await new Promise(setImmediate);
      }
      samples.push(await measure(server.metricsUrl as string));
    }
  } finally {
    await server.stop();
  }
  expectFlat(samples, { heapMB: 0.03 });
});

/** Signs in, opens an event stream, and leaves in one of four ways. */
async function visit(url: string, agent: Agent, email: string, nth: number): Promise<void> {
  const from = { 'content-type': 'application/json', 'x-curfew': '1', 'x-forwarded-for': `10.0.0.${nth}` };
  const signedIn = await send(`${url}/api/sign-in`, agent, 'POST', from, JSON.stringify({ email }));
  const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  // Not `expect`, which keeps a record of each call.
  if (signedIn.statusCode !== 200) throw new Error(`The sign-in was answered with ${signedIn.statusCode}.`);
  signedIn.resume();
  await once(signedIn, 'end');
  const stream = await send(`${url}/curfew/v1/events`, new Agent(), 'GET', { ...from, cookie });
  if (stream.statusCode !== 200) throw new Error(`The stream was answered with ${stream.statusCode}.`);
  await once(stream, 'data');
  const closed = new Promise((resolve) => stream.on('close', resolve).on('error', () => {}));
  if (nth % 4 === 0) {
    const left = await send(`${url}/curfew/v1/logout`, agent, 'POST', { ...from, cookie });
    left.resume();
    await once(left, 'end');
  } else if (nth % 4 === 1) {
    // In the middle of a request.
    request(`${url}/curfew/v1/session`, { agent: new Agent(), headers: { ...from, cookie } })
      .on('error', () => {})
      .end()
      .destroy();
  } else if (nth % 4 === 2) {
    stream.socket.resetAndDestroy();
  }
  stream.destroy();
  await closed;
}

function send(url: string, agent: Agent, method: string, headers: Record<string, string>, body?: string) {
  return new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request(url, { agent, method, headers }, resolve).on('error', reject).end(body);
  });
}

async function measure(metricsUrl: string): Promise<Record<string, number>> {
  const read = async () => {
    const text = await (await fetch(metricsUrl, { headers: { connection: 'close' } })).text();
    const value = (name: string) =>
      Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    return { streams: value('curfew_event_streams') };
  };
  await expect.poll(async () => (await read()).streams).toBe(0);
  await expect.poll(() => count('TCPSocketWrap')).toBe(0);
  for (let times = 0; times < 3; times++) collect();
  return {
    heapMB: process.memoryUsage().heapUsed / 1e6,
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
    handles: process.getActiveResourcesInfo().length,
    ...(await read()),
  };
}

function count(kind: string): number {
  return process.getActiveResourcesInfo().filter((each) => each === kind).length;
}
