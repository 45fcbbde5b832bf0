import { expect, test } from 'vitest';
import { find, usePage } from '../../test/page.ts';
import { MINUTE, openTab } from '../../test/tab.ts';
import { dialog, open, polite, warn } from '../../test/warning.ts';

usePage('<main><input aria-label="Note"></main>');

const assertive = () => find('[aria-live=assertive]').textContent;

test('announces five sentences, each once, during a whole warning', () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '6m' } });
  open(tab);
  tab.clock.advance(9 * MINUTE);
  const sentences: string[] = [];
  const watch = new MutationObserver(() => {});
  for (const region of dialog().querySelectorAll('[aria-live]')) watch.observe(region, { childList: true });
  for (let second = 0; second < 6 * 60 - 1; second++) {
    tab.clock.advance(1_000);
    for (const { target, addedNodes } of watch.takeRecords()) {
      const live = (target as Element).getAttribute('aria-live');
      if (addedNodes.length) sentences.push(`${live}: ${target.textContent}`);
    }
  }
  expect(sentences).toEqual([
    'polite: You’ll be signed out in 5 minutes.',
    'polite: You’ll be signed out in 2 minutes.',
    'polite: You’ll be signed out in 1 minute.',
    'assertive: You’ll be signed out in 30 seconds.',
    'assertive: You’ll be signed out in 10 seconds.',
  ]);
});

test('announces only the latest instant when the tab resumes from sleep', () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '6m' } });
  open(tab);
  tab.clock.advance(9 * MINUTE);
  tab.clock.sleep(5 * MINUTE + 31_000);
  tab.clock.advance(0);
  expect(polite()).toBe('');
  expect(assertive()).toBe('You’ll be signed out in 30 seconds.');
});

test("shows the time left in the page's title, and restores it unless your app has changed it", async () => {
  const tab = openTab();
  warn(tab);
  expect(document.title).toBe('2 mins left · Orders');
  tab.clock.advance(MINUTE - 500);
  expect(document.title).toBe('1 min left · Orders');
  await tab.session.extend();
  expect(document.title).toBe('Orders');

  tab.clock.advance(13 * MINUTE);
  document.title = 'Orders (1)';
  await tab.session.extend();
  expect(document.title).toBe('Orders (1)');
});

test("shows no more than the time left in the page's title", () => {
  const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '5m' } });
  open(tab);
  tab.clock.advance(10 * MINUTE);
  const shown = [document.title];
  for (const ms of [150_000, 90_000, 30_000, 12_000, 10_000]) {
    tab.clock.advance(ms);
    shown.push(document.title);
  }
  expect(shown.map((title) => title.replace(' left · Orders', ''))).toEqual([
    '5 mins',
    '3 mins',
    '1 min',
    '30 secs',
    '20 secs',
    '10 secs',
  ]);
});

test('does not change the title if `title` is false', () => {
  warn(openTab(), { title: false });
  expect(document.title).toBe('Orders');
});
