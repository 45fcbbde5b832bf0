import { expect, it } from 'vitest';
import { type Label, placeLabels } from './labels.ts';

const label = (at: number, width: number, anchor: Label['anchor'] = 'start'): Label => ({
  text: '',
  at,
  width,
  anchor,
});
const starts = (labels: readonly Label[], length = 300) => placeLabels(labels, length, 10).map(({ start }) => start);

it('places labels at their marks by their anchors', () => {
  expect(starts([label(100, 40), label(90, 40, 'end'), label(200, 40, 'middle')])).toEqual([100, 50, 180]);
});

it('keeps labels inside the line', () => {
  expect(starts([label(290, 40), label(5, 40, 'end')])).toEqual([260, 0]);
});

it('moves a label beside the one before it', () => {
  expect(starts([label(280, 100), label(240, 80, 'end')])).toEqual([200, 110]);
});

it('drops a label that has no room near its mark', () => {
  expect(starts([label(60, 100), label(50, 80, 'end')], 160)).toEqual([60]);
  expect(starts([label(0, 250), label(120, 80)])).toEqual([0]);
});

it('drops a fixed label that has no room exactly at its mark, which then takes none from the next', () => {
  const fixed = (at: number): Label => ({ ...label(at, 40, 'middle'), isFixed: true });
  expect(starts([label(0, 100), fixed(90), fixed(150), fixed(290)])).toEqual([0, 130]);
});

it('never lets two labels touch', () => {
  for (let at = 0; at < 300; at += 7) {
    for (const length of [160, 300, 640]) {
      const placed = placeLabels([label(at, 120), label(at - 20, 90, 'end'), label(40, 60)], length, 10);
      const sorted = [...placed].sort((a, b) => a.start - b.start);
      for (const [i, one] of sorted.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(0);
        expect(one.start + one.width).toBeLessThanOrEqual(length);
        const next = sorted[i + 1];
        if (next) expect(next.start - one.start - one.width).toBeGreaterThanOrEqual(10);
      }
    }
  }
});
