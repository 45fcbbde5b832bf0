/**
 * EventSource does not distinguish a 401 from a lost connection. Supports what one line of JSON needs: `event`, one `data`,
 * comments. Other data is received without a name, which shows that the stream is open.
 */
export async function readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  receive: (name: string | undefined, data: string | undefined) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split(/\r\n\r\n|\n\n|\r\r/);
    text = blocks.pop() ?? '';
    if (!blocks.length) receive(undefined, undefined);
    for (const block of blocks) receive(field('event', block), field('data', block));
  }
}

function field(name: string, block: string): string | undefined {
  return new RegExp(`^${name}: ?([^\\r\\n]*)`, 'm').exec(block)?.[1];
}
