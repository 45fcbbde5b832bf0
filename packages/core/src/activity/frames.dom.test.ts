import { afterEach, expect, it, vi } from 'vitest';
import { listenWithFrames } from './frames.ts';

/** The window of jsdom. The global object of the tests is a copy that does not count its frames. */
const view = (globalThis as unknown as { jsdom: { window: Window } }).jsdom.window;
let stop = () => {};

function watch() {
  const receive = vi.fn();
  stop = listenWithFrames(view, ['keydown'], receive);
  return receive;
}

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

async function frame(holder: Document = document): Promise<HTMLIFrameElement> {
  const element = holder.createElement('iframe');
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  holder.body.append(element);
  await loaded;
  return element;
}

const press = (element: HTMLIFrameElement) => element.contentDocument?.body.dispatchEvent(new Event('keydown'));

it('reports events in existing frames, in later frames and in nested frames', async () => {
  const early = await frame();
  const receive = watch();
  press(early);
  expect(receive).toHaveBeenCalledTimes(1);
  const late = await frame();
  press(late);
  expect(receive).toHaveBeenCalledTimes(2);
  press(await frame(late.contentDocument as Document));
  expect(receive).toHaveBeenCalledTimes(3);
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  expect(receive).toHaveBeenCalledTimes(4);
});

it('reports an event once, however often other frames load', async () => {
  const first = await frame();
  const receive = watch();
  await frame();
  await frame();
  press(first);
  expect(receive).toHaveBeenCalledTimes(1);
});

it('reports nothing after it is stopped, not even in frames that load later', async () => {
  const early = await frame();
  const receive = watch();
  stop();
  press(early);
  press(await frame());
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  expect(receive).not.toHaveBeenCalled();
});

it('skips frames of other origins, whose documents cannot be accessed', async () => {
  const foreign = {
    get document(): Document {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  };
  const own = await frame();
  const receive = vi.fn();
  const holder = Object.assign(new EventTarget(), { length: 2, 0: foreign, 1: own.contentWindow });
  stop = listenWithFrames(holder as unknown as Window, ['keydown'], receive);
  press(own);
  expect(receive).toHaveBeenCalledTimes(1);
});

it('removes the listeners of a frame that was removed', async () => {
  const removed = await frame();
  const page = removed.contentDocument as Document;
  const receive = watch();
  removed.remove();
  stop();
  page.dispatchEvent(new Event('keydown'));
  expect(receive).not.toHaveBeenCalled();
});

it('listens again only if a frame loads, not if an image does', async () => {
  watch();
  const add = vi.spyOn(view, 'addEventListener');
  const picture = document.createElement('img');
  document.body.append(picture);
  picture.dispatchEvent(new Event('load'));
  expect(add).not.toHaveBeenCalled();
  await frame();
  expect(add.mock.calls.map(([type]) => type)).toEqual(['keydown']);
  add.mockRestore();
});
