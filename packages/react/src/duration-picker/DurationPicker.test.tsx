import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { DurationPicker, type DurationPickerProps } from './DurationPicker.tsx';
import { useDurationPicker } from './use-duration-picker.ts';

afterEach(cleanup);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

function picker(props: Partial<DurationPickerProps> = {}) {
  const onValueChange = vi.fn();
  render(
    <form>
      <DurationPicker label="Idle" name="idleMs" value={15 * MINUTE} onValueChange={onValueChange} {...props} />
    </form>,
  );
  return { onValueChange, form: document.forms[0] as HTMLFormElement };
}

const offered = (label: string) => [...screen.getByLabelText<HTMLSelectElement>(label).options].map((o) => o.value);

test('submits milliseconds in a plain form', () => {
  const { form } = picker();
  expect(new FormData(form).get('idleMs')).toBe('900000');
});

test('submits nothing if it is disabled', () => {
  const { form } = picker({ disabled: true });
  expect(new FormData(form).get('idleMs')).toBeNull();
});

test('blocks the submission of a plain form if it is required and empty', () => {
  const { form } = picker({ value: null, required: true });
  expect(form.checkValidity()).toBe(false);
});

test('blocks the submission of a plain form, and shows why, if the value is above the limit', () => {
  const { form } = picker({ value: 8 * DAY });
  expect(form.checkValidity()).toBe(false);
  expect(screen.getByText('At most 7 days.')).toBeTruthy();
});

test('offers days up to the limit, and all hours and minutes', () => {
  picker({ max: 3 * DAY });
  expect(offered('Days')).toEqual(['0', '1', '2', '3']);
  expect(offered('Hours')).toHaveLength(24);
  expect(offered('Minutes')).toHaveLength(60);
});

test('shows the counts in the digits of the locale', () => {
  render(
    <SessionProvider session={openTab().session} locale="ar-EG">
      <DurationPicker label="Idle" value={15 * MINUTE} onValueChange={() => {}} />
    </SessionProvider>,
  );
  expect(screen.getByLabelText<HTMLSelectElement>('Minutes').selectedOptions[0]?.text).toBe('١٥');
  expect(offered('Minutes')).toHaveLength(60);
});

test('offers the value too if it is between two steps', () => {
  picker({ value: 17 * MINUTE, step: 15 * MINUTE });
  expect(offered('Minutes')).toEqual(['0', '15', '17', '30', '45']);
});

test('keeps the other units when one changes', () => {
  const { onValueChange } = picker({ value: DAY + 100_500 });
  fireEvent.change(screen.getByLabelText('Days'), { target: { value: '0' } });
  expect(onValueChange).toHaveBeenCalledWith(100_500, { reason: 'select', unit: 'days' });
});

test('reports a value that is too short only when focus leaves the group', () => {
  picker({ value: 0, min: MINUTE });
  expect(screen.queryByText('At least 1 minute.')).toBeNull();
  fireEvent.blur(screen.getByLabelText('Hours'), { relatedTarget: null });
  expect(screen.getByText('At least 1 minute.')).toBeTruthy();
});

test('adds the longer units to the first unit if they are left out', () => {
  picker({ value: 2 * DAY, max: 3 * DAY, units: ['hours', 'minutes'] });
  expect(screen.getByLabelText<HTMLSelectElement>('Hours').value).toBe('48');
  expect(offered('Hours')).toHaveLength(73);
});

const minutes = () => screen.getByLabelText<HTMLSelectElement>('Minutes');

describe('with `typed`', () => {
  const input = () => screen.getByLabelText<HTMLInputElement>('Or type it');
  const type = (value: string) => fireEvent.change(input(), { target: { value } });

  test.each([
    ['leaves', () => fireEvent.blur(input())],
    ['presses Enter', () => fireEvent.keyDown(input(), { key: 'Enter' })],
  ])('applies what is typed when the user %s, and empties the field', (_, leave) => {
    const { onValueChange, form } = picker({ value: undefined, defaultValue: 0, typed: true });
    const submit = vi.spyOn(form, 'requestSubmit');
    type('1h 30m');
    expect(onValueChange).not.toHaveBeenCalled();
    leave();
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith(90 * MINUTE, { reason: 'typed' });
    expect(screen.getByLabelText<HTMLSelectElement>('Hours').value).toBe('1');
    expect(input().value).toBe('');
    expect(submit).not.toHaveBeenCalled();
  });

  test('keeps what it cannot read, shows what it can, and changes nothing', () => {
    const { onValueChange, form } = picker({ typed: true });
    expect(input().getAttribute('aria-invalid')).toBe('false');
    type('soon');
    fireEvent.blur(input());
    expect(input().value).toBe('soon');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    const error = document.getElementById(input().getAttribute('aria-describedby') ?? '')?.textContent;
    expect(error).toMatch(/“soon” isn’t a duration\. Try 1 hr, 30 mins? or 90 \(minutes\)\./);
    expect(minutes().getAttribute('aria-invalid')).toBe('false');
    expect(form.checkValidity()).toBe(false);
    type('');
    expect(input().getAttribute('aria-invalid')).toBe('false');
    expect(form.checkValidity()).toBe(true);
    expect(onValueChange).not.toHaveBeenCalled();
  });

  test('is described by an example', () => {
    picker({ typed: true });
    expect(screen.getByRole('textbox', { description: /^For example 1 hr, 30 min/ })).toBe(input());
  });

  test('applies a duration beyond the limit, and shows the error', () => {
    picker({ value: undefined, defaultValue: 0, typed: true });
    type('9 d');
    fireEvent.blur(input());
    expect(screen.getByText('At most 7 days.')).toBeTruthy();
  });

  test('is not there if the picker is read-only', () => {
    picker({ typed: true, readOnly: true });
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('digits in a drop-down', () => {
  const press = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    act(() => void minutes().dispatchEvent(event));
    return event.defaultPrevented;
  };

  test('select the number that is typed, and not the next one that begins with it', () => {
    picker({ value: undefined, defaultValue: 7 * MINUTE });
    expect(press('5', 5_000)).toBe(true);
    expect(minutes().value).toBe('5');
    press('4', 9_000);
    expect(minutes().value).toBe('4');
    press('5', 9_900);
    expect(minutes().value).toBe('45');
    press('6', 9_950);
    expect(minutes().value).toBe('6');
  });

  test('leave other keys to the browser', () => {
    picker();
    expect(press('Tab', 0)).toBe(false);
    expect(press('ArrowDown', 0)).toBe(false);
  });
});

describe('without `value`', () => {
  function uncontrolled(props: Partial<DurationPickerProps> = {}) {
    return picker({ value: undefined, defaultValue: 15 * MINUTE, ...props });
  }

  test('keeps the choice itself, and submits it in a plain form', () => {
    const { form, onValueChange } = uncontrolled();
    fireEvent.change(minutes(), { target: { value: '30' } });
    expect(minutes().value).toBe('30');
    expect(new FormData(form).get('idleMs')).toBe(String(30 * MINUTE));
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith(30 * MINUTE, { reason: 'select', unit: 'minutes' });
  });

  test('returns to its initial value when the form is reset', () => {
    const { form, onValueChange } = uncontrolled();
    fireEvent.change(minutes(), { target: { value: '30' } });
    act(() => form.reset());
    expect(minutes().value).toBe('15');
    expect(new FormData(form).get('idleMs')).toBe(String(15 * MINUTE));
    expect(onValueChange).toHaveBeenLastCalledWith(15 * MINUTE, { reason: 'reset' });
  });

  test('submits nothing until a unit is chosen, and again after a reset', () => {
    const { form } = uncontrolled({ defaultValue: null, required: true });
    fireEvent.change(minutes(), { target: { value: '30' } });
    expect(form.checkValidity()).toBe(true);
    act(() => form.reset());
    expect(new FormData(form).get('idleMs')).toBe('');
    expect(form.checkValidity()).toBe(false);
  });
});

test('reports the initial value when the form is reset, if it is controlled', () => {
  const { form, onValueChange } = picker();
  act(() => form.reset());
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(15 * MINUTE, { reason: 'reset' });
});

test('applies the nearest allowed duration only when its button is pressed', () => {
  const { onValueChange } = picker({ value: 7 * DAY + 5 * 60 * MINUTE });
  fireEvent.click(screen.getByRole('button', { name: 'Set to 7 days' }));
  expect(onValueChange.mock.calls).toEqual([[7 * DAY, { reason: 'nearest' }]]);
});

test('describes every drop-down by the error, and by nothing if the value is allowed', () => {
  picker({ value: 8 * DAY });
  for (const select of screen.getAllByRole('combobox')) {
    expect(select.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent).toBe('At most 7 days.');
  }
  cleanup();
  picker();
  for (const select of screen.getAllByRole('combobox')) expect(select.getAttribute('aria-describedby')).toBeNull();
});

test('shows text, and still submits, if it is read-only', () => {
  const { form } = picker({ readOnly: true });
  expect(screen.getByText('15 minutes')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(new FormData(form).get('idleMs')).toBe('900000');
});

test('keeps the drop-down of seconds when they are set to 0', () => {
  picker({ value: undefined, defaultValue: 100_000 });
  const seconds = () => screen.getByLabelText<HTMLSelectElement>('Seconds');
  expect(seconds().value).toBe('40');
  fireEvent.change(seconds(), { target: { value: '0' } });
  expect(seconds().value).toBe('0');
});

test('gives the state of the picker to markup of your own', () => {
  const { result } = renderHook(() => useDurationPicker({ defaultValue: 8 * DAY }));
  expect(result.current).toMatchObject({ value: 8 * DAY, problem: 'At most 7 days.', nearest: 7 * DAY });
  act(() => result.current.fields[0]?.onValue(1));
  expect(result.current).toMatchObject({ value: DAY, problem: '' });
});
