import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished, vi } from 'vitest';
import { exchange, openConnection, written } from '../../test/connections.ts';
import { connectHttp2, cookieOf, listen, openCurfew, POLICY, wrapped } from '../../test/hosts.ts';
import type { SessionHandler } from '../http/session-handler.ts';
import { toNodeHandler } from './node.ts';

/** A response to a client that reads nothing. */
function unread(
  path: string,
  cookie: string,
): { readonly request: IncomingMessage; readonly response: ServerResponse } {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  request.headers = { host: '127.0.0.1:8787', cookie };
  const response = new ServerResponse(request);
  response.assignSocket(new Writable({ write() {} }) as Socket);
  return { request, response };
}

it('cuts an event stream whose client leaves 64 KiB unread', async () => {
  const { engine, curfew } = await openCurfew();
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => curfew.stats().streams).toBe(1);
  let version = 1;
  // A busy machine reads the session after some of the saves only.
  while (curfew.stats().streams === 1 && version < 100_000) {
    const durations = { ...POLICY, warnMs: version };
    await engine.savePolicy({ id: 'default', durations, ifVersion: version++, by: 'admin' });
    await new Promise(setImmediate);
  }
  expect(response.destroyed).toBe(true);
  expect(response.writableLength).toBeGreaterThanOrEqual(65_536);
  expect(response.writableLength).toBeLessThan(2 * 65_536);
});

it('sends each event in one piece, and ends a stream with its connection', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const connection = openConnection(url);
  const closed = once(connection.socket, 'close');
  connection.socket.write(
    written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie: await cookieOf(curfew, url) }),
  );
  await expect.poll(() => connection.received).toContain('event: state');
  const [head = '', events = ''] = connection.received.split('\r\n\r\n');
  expect(head).toMatch(/^connection: close$/im);
  expect(head).not.toMatch(/^transfer-encoding/im);
  expect(events).toMatch(/^event: state\ndata: \{.+\}\n\n$/);
  curfew.drain();
  await closed;
  expect(connection.received).toMatch(/\n\nevent: bye\ndata: \{.+\}\n\n$/);
});

it('does not keep the first state of the session as long as a stream is open', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { engine, curfew } = await openCurfew();
  const { read } = engine;
  const states: WeakRef<object>[] = [];
  vi.spyOn(engine, 'read').mockImplementation(async (token) => {
    const view = await read(token);
    if (view.status === 'live') states.push(new WeakRef(view.state));
    return view;
  });
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => curfew.stats().streams).toBe(1);
  vi.mocked(engine.read).mockClear();
  await expect
    .poll(() => {
      collect();
      return states.map((state) => state.deref());
    })
    .toEqual([undefined]);
  expect(curfew.stats().streams).toBe(1);
});

it('opens no stream if the client has disconnected while the session was read', async () => {
  const { store, curfew } = await openCurfew();
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  const { find } = store;
  vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
    response.destroy();
    await once(response, 'close');
    return find(tokenHash);
  });
  const write = vi.spyOn(response, 'write');
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => vi.mocked(store.find).mock.results.length).toBe(1);
  await new Promise(setImmediate);
  expect(curfew.stats().streams).toBe(0);
  expect(write).not.toHaveBeenCalled();
});

it('releases a stream of HTTP/2 when the client closes it, also while the session is read', async () => {
  const { store, curfew } = await openCurfew();
  const { url, server, client } = await connectHttp2(curfew);
  const cookie = await cookieOf(curfew, url);
  const open = client.request({ ':path': '/curfew/v1/events', cookie });
  await once(open, 'data');
  expect(curfew.stats().streams).toBe(1);
  open.close();
  await expect.poll(() => curfew.stats().streams).toBe(0);

  const { find } = store;
  let isRead = false;
  const closed = new Promise<void>((done) => {
    server.once('stream', (stream) => void stream.once('close', done));
  });
  vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
    early.close();
    await closed;
    isRead = true;
    return find(tokenHash);
  });
  const early = client.request({ ':path': '/curfew/v1/events', cookie });
  await expect.poll(() => isRead).toBe(true);
  await new Promise(setImmediate);
  expect(curfew.stats().streams).toBe(0);
});

it.each([
  ['', (curfew: SessionHandler) => curfew],
  [', also if the app wraps the handler', wrapped],
] as const)('releases streams that wait behind another response when the client disconnects%s', async (_, wrap) => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(wrap(curfew))));
  const events = written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie: await cookieOf(curfew, url) });
  await exchange(url, [events, events, events], () => curfew.stats().streams === 3);
  await expect.poll(() => curfew.stats().streams).toBe(0);
});

it('releases many streams of one connection without a warning', async () => {
  const warn = vi.spyOn(process, 'emitWarning');
  onTestFinished(() => warn.mockRestore());
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const cookies = await Promise.all(Array.from({ length: 12 }, () => cookieOf(curfew, url)));
  const requests = cookies.map((Cookie) => written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie }));
  await exchange(url, requests, () => curfew.stats().streams === 12);
  await expect.poll(() => curfew.stats().streams).toBe(0);
  expect(warn.mock.calls).toEqual([]);
});
