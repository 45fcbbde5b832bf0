import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOUR, MINUTE, openTab } from '../../../test/tab.ts';
import { SessionProvider } from '../../SessionProvider.tsx';
import type { SessionSettingsFormProps } from '../props.ts';
import { SessionSettingsForm } from '../SessionSettingsForm.tsx';

const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };
const { session } = openTab();

beforeEach(() => {
  // jsdom has no capture of pointers.
  Object.assign(Element.prototype, { setPointerCapture() {} });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function form(props: Partial<SessionSettingsFormProps> = {}, locale = 'en-GB'): void {
  render(
    <SessionProvider session={session} locale={locale}>
      <SessionSettingsForm policy={policy} onSubmit={() => ({ type: 'failed' })} {...props} />
    </SessionProvider>,
  );
}

const picture = () => screen.getByTestId('policy-day');
const idle = () => screen.getByRole('slider', { name: 'Idle Session Duration' });
const max = () => screen.getByRole('slider', { name: 'Maximum Session Duration' });
const drawn = () => [...picture().querySelectorAll('text')].map(({ textContent }) => textContent);

function select(group: string, unit: string): HTMLSelectElement {
  return within(screen.getByRole('group', { name: group })).getByLabelText(unit);
}

function press(slider: HTMLElement, ...keys: string[]): void {
  for (const key of keys) fireEvent.keyDown(slider, { key });
}

test('is one picture, whose handles have the names of the fields and values in words', () => {
  form();
  expect(picture().localName).toBe('svg');
  expect(idle().getAttribute('aria-valuetext')).toBe('15 minutes');
  expect(max().getAttribute('aria-valuetext')).toBe('12 hours');
  const values = ['min', 'now', 'max'].map((name) => idle().getAttribute(`aria-value${name}`));
  expect(values).toEqual(['3', '15', '720']);
});

test('has no length in rem, which WebKit reads as 0 in an `<svg>` inside of another', () => {
  form();
  const nested = [...picture().querySelectorAll('svg')];
  expect(nested.length).toBeGreaterThan(10);
  const lengths = nested.flatMap((svg) => ['x', 'y', 'width', 'height'].map((name) => svg.getAttribute(name) ?? ''));
  expect(lengths.filter((length) => length.endsWith('rem'))).toEqual([]);
});

test('shows the times of both users', () => {
  form();
  expect(drawn()).toEqual(
    expect.arrayContaining(['Warned 12:13', 'Signed out 12:15', 'Warned 20:58', 'Signed out 21:00']),
  );
});

test('words times in the locale', () => {
  form({}, 'en-US');
  expect(drawn().map((text) => text?.replace(/\s/g, ' '))).toContain('Signed out 12:15 PM');
});

test('is hidden from screen readers except for the handles', () => {
  form();
  for (const text of picture().querySelectorAll('text')) expect(text.closest('[aria-hidden=true]')).not.toBeNull();
  expect(idle().closest('[aria-hidden=true]')).toBeNull();
});

test('moves the drop-downs when a key moves a handle, and the handle when a drop-down changes', () => {
  form();
  press(idle(), 'ArrowRight', 'ArrowRight');
  expect(select('Idle Session Duration', 'Minutes').value).toBe('17');
  press(max(), 'PageUp');
  expect(select('Maximum Session Duration', 'Hours').value).toBe('13');
  fireEvent.change(select('Idle Session Duration', 'Minutes'), { target: { value: '40' } });
  expect(idle().getAttribute('aria-valuetext')).toBe('40 minutes');
  expect(drawn()).toContain('Signed out 12:40');
});

test('stops the idle timeout at the absolute timeout, and each at the limits', () => {
  form();
  press(idle(), 'End');
  expect(idle().getAttribute('aria-valuetext')).toBe('12 hours');
  press(max(), 'Home');
  expect(max().getAttribute('aria-valuetext')).toBe('12 hours');
  press(max(), 'End');
  expect(max().getAttribute('aria-valuetext')).toBe('7 days');
  press(idle(), 'Home');
  expect(idle().getAttribute('aria-valuetext')).toBe('3 minutes');
});

test('announces the allowed range, and the error of a value beyond it', () => {
  form();
  expect(idle().getAttribute('aria-invalid')).toBe('false');
  fireEvent.change(select('Idle Session Duration', 'Days'), { target: { value: '1' } });
  const values = ['min', 'now', 'max', 'text'].map((name) => idle().getAttribute(`aria-value${name}`));
  expect(values).toEqual(['3', '720', '720', '1 day, 15 minutes']);
  expect(idle().getAttribute('aria-invalid')).toBe('true');
  const error = document.getElementById(idle().getAttribute('aria-describedby') ?? '');
  expect(error?.textContent).toBe('Idle Session Duration can’t be longer than Maximum Session Duration (12 hours).');
  expect(max().getAttribute('aria-invalid')).toBe('false');
  press(idle(), 'ArrowLeft');
  expect(idle().getAttribute('aria-valuetext')).toBe('12 hours');
  expect(idle().getAttribute('aria-invalid')).toBe('false');
});

test('leaves keys with modifiers to the browser', () => {
  form();
  fireEvent.keyDown(idle(), { key: 'ArrowLeft', altKey: true });
  expect(idle().getAttribute('aria-valuetext')).toBe('15 minutes');
});

test('follows a pointer from the point where it was grabbed, and keeps its scale until the pointer leaves', () => {
  vi.spyOn(SVGElement.prototype, 'getBoundingClientRect').mockReturnValue({ left: 100, width: 600 } as DOMRect);
  form();
  // 600 px show 30 minutes: a minute is 20 px.
  fireEvent.pointerDown(idle(), { clientX: 423, button: 0 });
  fireEvent.pointerMove(idle(), { clientX: 463 });
  expect(select('Idle Session Duration', 'Minutes').value).toBe('17');
  fireEvent.pointerMove(idle(), { clientX: 523 });
  expect(select('Idle Session Duration', 'Minutes').value).toBe('20');
  fireEvent.pointerMove(idle(), { clientX: 463 });
  expect(select('Idle Session Duration', 'Minutes').value).toBe('17');
  fireEvent.pointerUp(idle());
  fireEvent.pointerMove(idle(), { clientX: 600 });
  expect(select('Idle Session Duration', 'Minutes').value).toBe('17');
});

test('ignores other buttons of a pointer', () => {
  form();
  fireEvent.pointerDown(idle(), { clientX: 0, button: 2 });
  fireEvent.pointerMove(idle(), { clientX: 200 });
  expect(select('Idle Session Duration', 'Minutes').value).toBe('15');
});

test('draws the saved policy dashed only while the draft differs from it', () => {
  form();
  expect(drawn()).not.toContain('Dashed: saved limits');
  press(idle(), 'ArrowRight');
  expect(drawn()).toContain('Dashed: saved limits');
  expect(picture().querySelectorAll('.curfew-day-saved')).toHaveLength(1);
  press(idle(), 'ArrowLeft');
  expect(picture().querySelectorAll('.curfew-day-saved')).toHaveLength(0);
});

test.each([
  ['a warning that is as long as the idle timeout', 'Idle Session Duration', 'Minutes', '2'],
  ['an idle timeout beyond the absolute one', 'Idle Session Duration', 'Days', '1'],
])('draws no effect of an impossible draft: %s', (_, group, unit, value) => {
  form();
  const effects = () => picture().querySelectorAll('.curfew-day-work, .curfew-day-warning, .curfew-day-lens').length;
  expect(effects()).toBeGreaterThan(0);
  fireEvent.change(select(group, unit), { target: { value } });
  expect(effects()).toBe(0);
  expect(drawn().join()).not.toMatch(/Signed out|Warned/);
  expect(screen.getAllByRole('slider')).toHaveLength(2);
});

test('has no handles if it is read-only', () => {
  form({ readOnly: true });
  expect(screen.queryByRole('slider')).toBeNull();
  expect(drawn()).toContain('Signed out 12:15');
});

test.each([
  ['a minute', { maxMs: MINUTE, idleMs: MINUTE, warnMs: 20_000 }],
  ['a week', { maxMs: 168 * HOUR, idleMs: 72 * HOUR, warnMs: 10 * MINUTE }],
  ['no warning', { maxMs: HOUR, idleMs: HOUR, warnMs: 0 }],
  ['durations that contradict each other', { maxMs: HOUR, idleMs: 2 * HOUR, warnMs: 3 * HOUR }],
  ['zeros', { maxMs: 0, idleMs: 0, warnMs: 0 }],
])('draws %s inside its frame', (_, durations) => {
  form({ policy: { version: 1, ...durations } });
  for (const rect of picture().querySelectorAll('svg[aria-hidden] rect[width$="%"]')) {
    const [x, width] = ['x', 'width'].map((name) => Number.parseFloat(rect.getAttribute(name) ?? '0')) as [
      number,
      number,
    ];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(width).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(100.001);
  }
  expect(picture().outerHTML).not.toMatch(/NaN|undefined|Infinity/);
});
