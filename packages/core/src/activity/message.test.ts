import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testPage } from '../../test/page.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { ACTIVITY_MESSAGE, messageActivity } from './message.ts';

let page: ReturnType<typeof testPage>;

beforeEach(() => {
  page = testPage();
  vi.stubGlobal('window', page.target);
});
afterEach(() => vi.unstubAllGlobals());

const from = (origin: string, data: unknown = ACTIVITY_MESSAGE, isTrusted = true) =>
  page.dispatch('message', { origin, data, isTrusted });

describe('messageActivity', () => {
  it('reports messages of listed origins, once a throttle window', () => {
    const clock = manualClock();
    const report = vi.fn(() => 1_000);
    const stop = messageActivity({ origins: ['https://editor.example', 'app://desk'] })(report, clock);
    from('https://editor.example');
    from('https://editor.example');
    expect(report.mock.calls).toEqual([[]]);
    clock.advance(1_000);
    from('app://desk');
    expect(report).toHaveBeenCalledTimes(2);
    stop();
    clock.advance(1_000);
    expect(page.listening()).toEqual([]);
  });

  it.each([
    ['of another origin', 'https://evil.example', ACTIVITY_MESSAGE, true],
    ['of an origin with the same prefix', 'https://editor.example.evil.example', ACTIVITY_MESSAGE, true],
    ['of a sandboxed frame', 'null', ACTIVITY_MESSAGE, true],
    ['with other data', 'https://editor.example', 'hello', true],
    ['with a time', 'https://editor.example', { type: ACTIVITY_MESSAGE, at: 1e15 }, true],
    ['dispatched by a script', 'https://editor.example', ACTIVITY_MESSAGE, false],
  ])('ignores a message %s', (_, origin, data, isTrusted) => {
    const report = vi.fn(() => 1_000);
    messageActivity({ origins: ['https://editor.example'] })(report, manualClock());
    from(origin, data, isTrusted);
    expect(report).not.toHaveBeenCalled();
  });

  it.each([
    '*',
    'null',
    '',
    'editor.example',
    'https://editor.example/',
    'https://*.example',
    'https://Editor.example',
  ])('throws if an origin is %j', (origin) => {
    expect(() => messageActivity({ origins: [origin] })).toThrow(/is not an origin\. Use scheme and host/);
  });
});
