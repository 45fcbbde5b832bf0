import { expect, test } from 'vitest';
import { find, usePage } from '../../test/page.ts';
import { MINUTE, openTab } from '../../test/tab.ts';
import { dialog, open, polite, press } from '../../test/warning.ts';

usePage('<main><input aria-label="Note"></main>');

test('shrinks to a bar when Escape is pressed before the absolute timeout', () => {
  const tab = openTab({ policy: { idle: '12h', max: '12h', warn: '2m' } });
  open(tab);
  tab.clock.advance(6 * 60 * MINUTE);
  tab.session.reportActivity();
  tab.clock.advance(6 * 60 * MINUTE - 2 * MINUTE);
  tab.clock.advance(1_000);
  expect(dialog().dataset.limit).toBe('max');
  expect(document.activeElement).toBe(find('.curfew-title'));
  press('Escape');
  expect(dialog()).toBeNull();
  expect(find('.curfew-bar').getAttribute('aria-label')).toBe('You’ll need to sign in again soon');
  expect(find('.curfew-bar p').textContent).toMatch(/^Session ends at \d\d:\d\d\./);
  expect(find('[role=timer]').textContent).toBe('1:59');
  tab.clock.advance(MINUTE);
  expect(polite()).toBe('Your session ends in 1 minute.');
  find('.curfew-bar button').click();
  expect(tab.session.getSnapshot().reason).toBe('signed-out');
  expect(find('.curfew-bar')).toBeNull();
});

test('folds the bar to the time left, and unfolds it', () => {
  const tab = openTab({ policy: { idle: '20m', max: '20m', warn: '2m' } });
  open(tab);
  tab.clock.advance(10 * MINUTE);
  tab.session.reportActivity();
  tab.clock.advance(8 * MINUTE + 500);
  press('Escape');
  const [leaves, fold] = document.querySelectorAll<HTMLElement>('.curfew-bar button');
  expect(leaves?.textContent).toBe('Sign out now');
  expect([fold?.ariaExpanded ?? fold?.getAttribute('aria-expanded'), find('.curfew-bar').dataset.folded]).toEqual([
    'true',
    undefined,
  ]);
  expect(fold?.getAttribute('aria-label')).toBe('You’ll need to sign in again soon');
  fold?.click();
  expect([fold?.getAttribute('aria-expanded'), find('.curfew-bar').dataset.folded]).toEqual(['false', '']);
  expect(document.querySelectorAll('.curfew-bar :is(p, button)')).toHaveLength(1);
  expect(find('[role=timer]').textContent).toBe('2:00');
  fold?.click();
  expect(find('.curfew-bar').dataset.folded).toBeUndefined();
  expect([...document.querySelectorAll('.curfew-bar button')]).toEqual([leaves, fold]);
});

test('returns focus to the page if the bar has it when it closes', () => {
  const tab = openTab({ policy: { idle: '12h', max: '12h', warn: '2m' } });
  open(tab);
  const note = find<HTMLInputElement>('input');
  note.focus();
  tab.clock.advance(6 * 60 * MINUTE);
  tab.session.reportActivity();
  tab.clock.advance(6 * 60 * MINUTE - 2 * MINUTE);
  tab.clock.advance(1_000);
  press('Escape');
  expect(document.activeElement).toBe(note);
  find('.curfew-bar button').focus();
  find('.curfew-fold').focus();
  tab.session.signedIn();
  expect(find('.curfew-bar')).toBeNull();
  expect(document.activeElement).toBe(note);
});
