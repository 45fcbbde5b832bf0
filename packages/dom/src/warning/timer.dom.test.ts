import { expect, test } from 'vitest';
import { find, usePage } from '../../test/page.ts';
import { MINUTE, openTab } from '../../test/tab.ts';
import { open } from '../../test/warning.ts';

usePage('<main><input aria-label="Note"></main>');

test.each([
  [120, 'calm'],
  [31, 'calm'],
  [30, 'soon'],
  [11, 'soon'],
  [10, 'now'],
  [1, 'now'],
])('shows how urgent it is if %i s are left: %s', (seconds, urgency) => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(15 * MINUTE - seconds * 1_000);
  expect(find('.curfew-countdown').dataset.urgency).toBe(urgency);
});

test('shows whole seconds, rounded up', () => {
  const tab = openTab();
  open(tab);
  tab.clock.advance(13 * MINUTE);
  expect(find('[role=timer]').textContent).toBe('2:00');
  tab.clock.advance(1);
  expect(find('[role=timer]').textContent).toBe('2:00');
  tab.clock.advance(12_999);
  expect(find('[role=timer]').textContent).toBe('1:47');
});
