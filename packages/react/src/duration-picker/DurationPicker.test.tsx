import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DurationPicker, type DurationPickerProps } from './DurationPicker.tsx';
import { useDurationPicker } from './useDurationPicker.ts';

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

test('a plain form submits milliseconds', () => {
  const { form } = picker();
  expect(new FormData(form).get('idleMs')).toBe('900000');
});

test('a disabled one submits nothing', () => {
  const { form } = picker({ disabled: true });
  expect(new FormData(form).get('idleMs')).toBeNull();
});

test('a required one without a value keeps a plain form from being sent', () => {
  const { form } = picker({ value: null, required: true });
  expect(form.checkValidity()).toBe(false);
});

test('one above the limit keeps a plain form from being sent, and says why', () => {
  const { form } = picker({ value: 8 * DAY });
  expect(form.checkValidity()).toBe(false);
  expect(screen.getByText('At most 7 days.')).toBeTruthy();
});

test('days end at the limit, hours and minutes are whole', () => {
  picker({ max: 3 * DAY });
  expect(offered('Days')).toEqual(['0', '1', '2', '3']);
  expect(offered('Hours')).toHaveLength(24);
  expect(offered('Minutes')).toHaveLength(60);
});

test('a value between two steps is offered beside them', () => {
  picker({ value: 17 * MINUTE, step: 15 * MINUTE });
  expect(offered('Minutes')).toEqual(['0', '15', '17', '30', '45']);
});

test('what was not touched never changes', () => {
  const { onValueChange } = picker({ value: DAY + 100_500 });
  fireEvent.change(screen.getByLabelText('Days'), { target: { value: '0' } });
  expect(onValueChange).toHaveBeenCalledWith(100_500, { reason: 'select', unit: 'days' });
});

test('too little is said once the group is left: 0 hours come before 30 minutes', () => {
  picker({ value: 0, min: MINUTE });
  expect(screen.queryByText('At least 1 minute.')).toBeNull();
  fireEvent.blur(screen.getByLabelText('Hours'), { relatedTarget: null });
  expect(screen.getByText('At least 1 minute.')).toBeTruthy();
});

test('units can be left out: the first takes the rest', () => {
  picker({ value: 2 * DAY, max: 3 * DAY, units: ['hours', 'minutes'] });
  expect(screen.getByLabelText<HTMLSelectElement>('Hours').value).toBe('48');
  expect(offered('Hours')).toHaveLength(73);
});

const minutes = () => screen.getByLabelText<HTMLSelectElement>('Minutes');

describe('without a value of the host', () => {
  function uncontrolled(props: Partial<DurationPickerProps> = {}) {
    return picker({ value: undefined, defaultValue: 15 * MINUTE, ...props });
  }

  test('it keeps the choice itself, and a plain form submits it', () => {
    const { form, onValueChange } = uncontrolled();
    fireEvent.change(minutes(), { target: { value: '30' } });
    expect(minutes().value).toBe('30');
    expect(new FormData(form).get('idleMs')).toBe(String(30 * MINUTE));
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith(30 * MINUTE, { reason: 'select', unit: 'minutes' });
  });

  test('it goes back to where it began when the form is reset', () => {
    const { form, onValueChange } = uncontrolled();
    fireEvent.change(minutes(), { target: { value: '30' } });
    act(() => form.reset());
    expect(minutes().value).toBe('15');
    expect(new FormData(form).get('idleMs')).toBe(String(15 * MINUTE));
    expect(onValueChange).toHaveBeenLastCalledWith(15 * MINUTE, { reason: 'reset' });
  });

  test('nothing chosen is nothing submitted, again after a reset', () => {
    const { form } = uncontrolled({ defaultValue: null, required: true });
    fireEvent.change(minutes(), { target: { value: '30' } });
    expect(form.checkValidity()).toBe(true);
    act(() => form.reset());
    expect(new FormData(form).get('idleMs')).toBe('');
    expect(form.checkValidity()).toBe(false);
  });
});

test('a controlled one asks the host to go back when the form is reset', () => {
  const { form, onValueChange } = picker();
  act(() => form.reset());
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(15 * MINUTE, { reason: 'reset' });
});

test('one press takes the nearest allowed duration, and nothing else does', () => {
  const { onValueChange } = picker({ value: 7 * DAY + 5 * 60 * MINUTE });
  fireEvent.click(screen.getByRole('button', { name: 'Use 7 days' }));
  expect(onValueChange.mock.calls).toEqual([[7 * DAY, { reason: 'nearest' }]]);
});

test('the refusal is wired to every drop-down, and gone with its reason', () => {
  picker({ value: 8 * DAY });
  for (const select of screen.getAllByRole('combobox')) {
    expect(select.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent).toBe('At most 7 days.');
  }
  cleanup();
  picker();
  for (const select of screen.getAllByRole('combobox')) expect(select.getAttribute('aria-describedby')).toBeNull();
});

test('a read-only one shows text, and still submits', () => {
  const { form } = picker({ readOnly: true });
  expect(screen.getByText('15 minutes')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(new FormData(form).get('idleMs')).toBe('900000');
});

test('seconds that a value has stay on offer, also at 0', () => {
  picker({ value: undefined, defaultValue: 100_000 });
  const seconds = () => screen.getByLabelText<HTMLSelectElement>('Seconds');
  expect(seconds().value).toBe('40');
  fireEvent.change(seconds(), { target: { value: '0' } });
  expect(seconds().value).toBe('0');
});

test('markup of your own knows all that the picker knows', () => {
  const { result } = renderHook(() => useDurationPicker({ defaultValue: 8 * DAY }));
  expect(result.current).toMatchObject({ value: 8 * DAY, problem: 'At most 7 days.', nearest: 7 * DAY });
  act(() => result.current.fields[0]?.onValue(1));
  expect(result.current).toMatchObject({ value: DAY, problem: '' });
});
