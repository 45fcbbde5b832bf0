import { describe, expect, it, vi } from 'vitest';
import { testPage } from '../../test/page.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { domActivity } from './dom.ts';

describe('domActivity', () => {
  it.each(['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'click', 'beforeinput', 'compositionupdate'])(
    'reports %s',
    (type) => {
      const { target, dispatch } = testPage();
      const report = vi.fn(() => 1_000);
      domActivity(target)(report, manualClock());
      dispatch(type);
      expect(report).toHaveBeenCalledTimes(1);
    },
  );

  it.each([{ isComposing: true, key: 'Process' }, { keyCode: 229 }])(
    'reports keys of an input method: %j',
    (fields) => {
      const { target, dispatch } = testPage();
      const report = vi.fn(() => 1_000);
      domActivity(target)(report, manualClock());
      dispatch('keydown', fields);
      expect(report).toHaveBeenCalledTimes(1);
    },
  );

  it('reports the first input, then removes its listeners until the throttle window is over', () => {
    const { target, dispatch, listening } = testPage();
    const clock = manualClock();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, clock);
    const armed = listening();
    dispatch('pointermove');
    expect(listening()).toEqual([]);
    dispatch('pointermove');
    clock.advance(999);
    dispatch('keydown');
    expect(report).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(listening()).toEqual(armed);
    dispatch('keydown');
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('ignores events dispatched by scripts', async () => {
    const { target, dispatch } = testPage();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, manualClock());
    dispatch('click', { isTrusted: false });
    // Of the field whose label the script has clicked, in WebKit.
    dispatch('click');
    await null;
    expect(report).not.toHaveBeenCalled();
    dispatch('click');
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('ignores a pointer that rests, which WebKit moves by nothing if a script scrolls beneath it', () => {
    const { target, dispatch } = testPage();
    const clock = manualClock();
    const report = vi.fn(() => 1_000);
    domActivity(target)(report, clock);
    const move = (screenX: number, movementX = 0) =>
      dispatch('pointermove', { screenX, screenY: 58, movementX, movementY: 0 });
    // The first one of a page moves by nothing, too.
    move(20);
    expect(report).toHaveBeenCalledTimes(1);
    // It comes to rest within the throttle window.
    move(25, 5);
    for (let second = 0; second < 900; second++) {
      clock.advance(1_000);
      move(25);
    }
    expect(report).toHaveBeenCalledTimes(1);
    move(26);
    expect(report).toHaveBeenCalledTimes(2);
    clock.advance(1_000);
    move(25);
    move(25, -1);
    expect(report).toHaveBeenCalledTimes(3);
  });

  it('does not listen for events that scripts can cause: scrolling and focus', () => {
    const { target, listening } = testPage();
    domActivity(target)(() => 1_000, manualClock());
    for (const type of ['scroll', 'focus', 'focusin', 'blur', 'visibilitychange']) {
      expect(listening()).not.toContain(type);
    }
  });

  it('removes its listeners if stopped while listening, within a throttle window or within a report', () => {
    const { target, dispatch, listening } = testPage();
    const clock = manualClock();
    domActivity(target)(() => 1_000, clock)();
    expect(listening()).toEqual([]);

    const stopDeaf = domActivity(target)(() => 1_000, clock);
    dispatch('keydown');
    stopDeaf();
    clock.advance(5_000);
    expect(listening()).toEqual([]);

    const stopInside = domActivity(target)(() => {
      stopInside();
      return 1_000;
    }, clock);
    dispatch('keydown');
    clock.advance(5_000);
    expect(listening()).toEqual([]);
  });

  it('does nothing outside a browser', () => {
    expect(() => domActivity()(() => 1_000, manualClock())()).not.toThrow();
  });
});
