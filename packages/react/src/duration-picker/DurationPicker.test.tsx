import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { DurationPicker, type DurationPickerProps } from './DurationPicker.tsx';

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
  expect(onValueChange).toHaveBeenCalledWith(100_500, { unit: 'days' });
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
