import { afterEach, expect, it, vi } from 'vitest';
import { keepInPage } from './keep-in-page.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const element = document.createElement('p');

afterEach(() => element.remove());

it('gives up if a script removes the element each time', async () => {
  document.body.append(element);
  const onReturn = vi.fn();
  const stop = keepInPage(element, onReturn);
  const opponent = new MutationObserver(() => element.remove());
  opponent.observe(document.body, { childList: true });
  element.remove();
  await settled();
  opponent.disconnect();
  expect(onReturn.mock.calls.length).toBeGreaterThan(1);
  expect(onReturn.mock.calls.length).toBeLessThan(200);
  stop();
});

it('puts the element back where it was when it stops, for a framework that removes it from there', async () => {
  const before = document.body;
  before.append(element);
  const stop = keepInPage(element);
  before.replaceWith(document.createElement('body'));
  await settled();
  expect(element.parentNode).toBe(document.body);
  stop();
  expect(element.parentNode).toBe(before);
  expect(() => before.removeChild(element)).not.toThrow();
});

it('does nothing while the page has no body', async () => {
  document.body.append(element);
  const stop = keepInPage(element);
  document.body.remove();
  await settled();
  expect(element.isConnected).toBe(false);
  document.documentElement.append(document.createElement('body'));
  await settled();
  expect(element.parentNode).toBe(document.body);
  stop();
});
