import { describe, expect, it, vi } from 'vitest';
import { testPage } from '../../test/page.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { scrollActivity } from './scroll.ts';

function watched() {
  const page = testPage();
  const clock = manualClock();
  const setTimer = vi.spyOn(clock, 'setTimer');
  const report = vi.fn(() => 1_000);
  const stop = scrollActivity(page.target)(report, clock);
  return { ...page, clock, setTimer, report, stop };
}

describe('scrollActivity', () => {
  it('reports dragging a scrollbar once a throttle window, without a timer', () => {
    const { dispatch, clock, report, setTimer } = watched();
    dispatch('pointerdown');
    for (let frame = 0; frame < 25; frame++) {
      dispatch('scroll');
      clock.advance(100);
    }
    expect(report).toHaveBeenCalledTimes(3);
    expect(setTimer).not.toHaveBeenCalled();
  });

  it('ignores a scroll without a trusted press, because scripts scroll too', () => {
    const { dispatch, clock, report } = watched();
    dispatch('scroll');
    expect(report).not.toHaveBeenCalled();
    dispatch('pointerdown', { isTrusted: false });
    dispatch('scroll');
    expect(report).not.toHaveBeenCalled();
    dispatch('pointerdown');
    clock.advance(2_000);
    dispatch('scroll');
    expect(report).toHaveBeenCalledTimes(1);
  });

  it.each(['pointerup', 'pointercancel', 'contextmenu'])('stops reporting after %s', (type) => {
    const { dispatch, report, listening } = watched();
    dispatch('pointerdown');
    dispatch(type);
    dispatch('scroll');
    expect(report).not.toHaveBeenCalled();
    expect(listening()).toEqual(['pointerdown']);
  });

  it('ends a press after a minute if its release is not reported', () => {
    const { dispatch, clock, report, listening } = watched();
    dispatch('pointerdown');
    clock.advance(60_000);
    dispatch('scroll');
    expect(report).toHaveBeenCalledTimes(1);
    clock.advance(1_000);
    dispatch('scroll');
    expect(report).toHaveBeenCalledTimes(1);
    expect(listening()).toEqual(['pointerdown']);
  });

  it('removes its listeners if stopped during a press, even after a second finger', () => {
    const { dispatch, report, listening, stop } = watched();
    dispatch('pointerdown');
    dispatch('pointerdown');
    stop();
    expect(listening()).toEqual([]);
    dispatch('scroll');
    expect(report).not.toHaveBeenCalled();
  });

  it('does nothing outside a browser', () => {
    expect(() => scrollActivity()(() => 1_000, manualClock())()).not.toThrow();
  });
});
