import { afterEach, expect, it, vi } from 'vitest';
import { whenShown } from './when-shown.ts';

function prerender(isPrerendering: boolean): void {
  Object.defineProperty(document, 'prerendering', { value: isPrerendering, configurable: true });
}

function show(): void {
  prerender(false);
  document.dispatchEvent(new Event('prerenderingchange'));
}

afterEach(() => Reflect.deleteProperty(document, 'prerendering'));

it('starts at once in a page that is shown', () => {
  const stop = vi.fn();
  const start = vi.fn(() => stop);
  whenShown(start)();
  expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]);
});

it('starts a prerendered page when it is shown, once', () => {
  prerender(true);
  const stop = vi.fn();
  const start = vi.fn(() => stop);
  const undo = whenShown(start);
  expect(start).not.toHaveBeenCalled();
  show();
  show();
  expect(start).toHaveBeenCalledTimes(1);
  undo();
  expect(stop).toHaveBeenCalledTimes(1);
});

it('does not start a prerendered page that was stopped before', () => {
  prerender(true);
  const start = vi.fn(() => () => {});
  whenShown(start)();
  show();
  expect(start).not.toHaveBeenCalled();
});
