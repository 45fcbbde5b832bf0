import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { frameActivity } from './frame-focus.ts';

let stop = () => {};

beforeEach(() => {
  document.body.innerHTML = '<iframe tabindex="0"></iframe><input>';
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

function watch(options?: Parameters<typeof frameActivity>[0]) {
  const clock = manualClock();
  const report = vi.fn(() => 1_000);
  stop = frameActivity(options)(report, clock);
  const focus = (selector: string) => {
    document.querySelector<HTMLElement>(selector)?.focus();
    window.dispatchEvent(new Event(selector === 'iframe' ? 'blur' : 'focus'));
    clock.advance(0);
  };
  return { clock, report, focus };
}

it('reports while the focus is in a frame, and not after it has left', () => {
  const { clock, report, focus } = watch();
  clock.advance(60_000);
  expect(report).not.toHaveBeenCalled();
  focus('iframe');
  clock.advance(30_000);
  const counted = report.mock.calls.length;
  expect(counted).toBe(11);
  focus('input');
  clock.advance(60_000);
  expect(report).toHaveBeenCalledTimes(counted);
});

it('reports nothing while the page is hidden or another window has the focus', () => {
  const { clock, report, focus } = watch();
  focus('iframe');
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  clock.advance(3_000);
  report.mockClear();
  clock.advance(60_000);
  expect(report).not.toHaveBeenCalled();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  clock.advance(60_000);
  expect(report).not.toHaveBeenCalled();
});

it('counts again when the focus returns from another window straight into the frame', () => {
  const { clock, report, focus } = watch();
  focus('iframe');
  const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  clock.advance(30_000);
  report.mockClear();
  clock.advance(30_000);
  expect(report).not.toHaveBeenCalled();
  hasFocus.mockReturnValue(true);
  clock.advance(3_000);
  expect(report).toHaveBeenCalled();
});

it('stops counting after the limit, until the focus has been elsewhere', () => {
  const { clock, report, focus } = watch({ limit: '10s' });
  focus('iframe');
  clock.advance(60_000);
  expect(report).toHaveBeenCalledTimes(4);
  focus('input');
  focus('iframe');
  expect(report).toHaveBeenCalledTimes(5);
});

it('is quiet after it was stopped', () => {
  const { clock, report, focus } = watch();
  focus('iframe');
  stop();
  report.mockClear();
  clock.advance(60_000);
  focus('iframe');
  expect(report).not.toHaveBeenCalled();
});

it('rejects options that it does not know, and a limit of 0', () => {
  expect(() => frameActivity({ limitMs: 5 } as never)).toThrow('frameActivity has no option "limitMs"');
  expect(() => frameActivity({ limit: '0s' })).toThrow('frameActivity needs a limit above 0.');
});
