import { expect, it, vi } from 'vitest';
import { readServerSentEvents } from './sse.ts';

async function read(...chunks: string[]) {
  const receive = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  await readServerSentEvents(body, receive);
  return receive.mock.calls;
}

const NOTHING = [undefined, undefined];

it.each([
  ['\n', 'line feeds'],
  ['\r\n', 'both'],
  ['\r', 'carriage returns'],
])('reads events and comments separated by %j', async (end) => {
  const text = [': hello', '', 'event: state', 'data: {"a":1}', '', 'data:{"b":2}', 'event:policy', 'id: 7', '', ''];
  expect(await read(text.join(end))).toEqual([NOTHING, ['state', '{"a":1}'], ['policy', '{"b":2}']]);
});

it('joins an event that arrives in pieces, and reports each piece', async () => {
  expect(await read('event: sta', 'te\nda', 'ta: {}\n', '\n:\n')).toEqual([NOTHING, NOTHING, NOTHING, ['state', '{}']]);
});

it('decodes characters whose bytes arrive separately', async () => {
  const bytes = new TextEncoder().encode('event: state\ndata: "ü\u2028"\n\n');
  const receive = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  await readServerSentEvents(body, receive);
  expect(receive.mock.calls.filter(([name]) => name)).toEqual([['state', '"ü\u2028"']]);
});

it('drops an event that is incomplete', async () => {
  expect(await read('event: state\ndata: {}\n\nevent: ended\ndata: {')).toEqual([['state', '{}']]);
});
