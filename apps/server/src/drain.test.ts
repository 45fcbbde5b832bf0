import { Agent, createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDrain, type Drain } from './drain.ts';

let server: Server;
let port: number;
let drain: Drain;
let finish: () => void;
const agent = new Agent({ keepAlive: true });
afterEach(() => {
  server.closeAllConnections();
  agent.destroy();
});

async function start(): Promise<void> {
  const waiting = new Promise<void>((done) => {
    finish = done;
  });
  server = createServer((_request, response) => void waiting.then(() => response.end('done')));
  drain = createDrain(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
}

function ask(): Promise<string> {
  return new Promise((done, failed) => {
    request({ port, agent }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done(text));
    })
      .on('error', failed)
      .end();
  });
}

const arrived = (): Promise<void> => new Promise((done) => server.once('request', () => done()));

it('finishes the request in flight, then closes its persistent connection', async () => {
  await start();
  const seen = arrived();
  const answer = ask();
  await seen;
  let sentAway = 0;
  const drained = drain({ delayMs: 0, limitMs: 60_000 }, () => {
    sentAway += 1;
  });
  await expect(ask()).rejects.toThrow(/ECONNREFUSED/);
  finish();
  expect(await answer).toBe('done');
  await drained;
  expect(sentAway).toBe(1);
});

it('cuts requests that are still in flight at the limit', async () => {
  await start();
  const seen = arrived();
  const answer = ask().catch((error: NodeJS.ErrnoException) => error.code);
  await seen;
  await drain({ delayMs: 0, limitMs: 20 }, () => {});
  expect(await answer).toBe('ECONNRESET');
});

it('does not wait for connections that have sent no request', async () => {
  await start();
  const connected = new Promise((done) => server.once('connection', done));
  const spare = connect(port, '127.0.0.1');
  const closed = new Promise((done) => spare.once('close', done));
  await connected;
  // If it waited, the test would time out long before this limit.
  await drain({ delayMs: 0, limitMs: 3_600_000 }, () => {});
  await closed;
});
