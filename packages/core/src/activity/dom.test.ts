import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../clock/manual.ts';
import { domActivity } from './dom.ts';

/** A target that counts its listeners and can pretend that a person did something. */
function page() {
  const target = new EventTarget();
  const listening = new Set<string>();
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  target.addEventListener = (...args: Parameters<typeof add>) => {
    listening.add(args[0]);
    add(...args);
  };
  target.removeEventListener = (...args: Parameters<typeof remove>) => {
    listening.delete(args[0]);
    remove(...args);
  };
  function dispatch(type: string, isTrusted = true) {
    const event = new Event(type);
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    target.dispatchEvent(event);
  }
  return { target, dispatch, listeners: () => listening.size };
}

describe('domActivity', () => {
  it.each(['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'beforeinput'])('hears %s', (type) => {
    const { target, dispatch } = page();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, manualClock());
    dispatch(type);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('hears the first input of a window, then does not listen at all until it is over', () => {
    const { target, dispatch, listeners } = page();
    const clock = manualClock();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, clock);
    const armed = listeners();
    dispatch('pointermove');
    expect(listeners()).toBe(0);
    dispatch('pointermove');
    clock.advance(999);
    dispatch('keydown');
    expect(report).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(listeners()).toBe(armed);
    dispatch('keydown');
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('does not believe scripts', () => {
    const { target, dispatch } = page();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, manualClock());
    dispatch('pointermove', false);
    expect(report).not.toHaveBeenCalled();
    dispatch('pointermove');
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing behind when stopped: listening, deaf, or from within a report', () => {
    const { target, dispatch, listeners } = page();
    const clock = manualClock();
    domActivity(target)(() => 1_000, clock)();
    expect(listeners()).toBe(0);

    const stopDeaf = domActivity(target)(() => 1_000, clock);
    dispatch('keydown');
    stopDeaf();
    clock.advance(5_000);
    expect(listeners()).toBe(0);

    const stopInside = domActivity(target)(() => {
      stopInside();
      return 1_000;
    }, clock);
    dispatch('keydown');
    clock.advance(5_000);
    expect(listeners()).toBe(0);
  });

  it('does nothing outside a browser', () => {
    expect(() => domActivity()(() => 1_000, manualClock())()).not.toThrow();
  });
});
