import { expect, test, vi } from 'vitest';
import { find, undo, usePage } from '../../test/page.ts';
import { MINUTE, openTab } from '../../test/tab.ts';
import { announced, dialog, open, settled, stay, warn } from '../../test/warning.ts';
import { de } from '../locales/de.ts';
import { mountWarning } from './mount-warning.ts';

usePage('<main><input aria-label="Note"></main>');

test('closes, announces that and returns focus when the session is extended', async () => {
  const tab = openTab();
  find<HTMLInputElement>('input').focus();
  warn(tab);
  stay().click();
  await settled();
  expect(dialog()).toBeNull();
  expect(announced()).toBe('You’re still signed in.');
  expect(document.activeElement).toBe(find('input'));
  expect(document.title).toBe('Orders');
});

test('closes when another tab extends the session', async () => {
  const tab = openTab();
  warn(tab);
  const other = tab.open();
  undo.push(other.start());
  await other.extend();
  expect(dialog()).toBeNull();
});

test('restores the page and changes it no more when it is unmounted', () => {
  const tab = openTab();
  const body = document.body.innerHTML;
  const unmount = open(tab);
  tab.clock.advance(13 * MINUTE);
  unmount();
  expect(document.body.innerHTML).toBe(body);
  expect(document.title).toBe('Orders');
  tab.clock.advance(MINUTE);
  expect(document.body.innerHTML).toBe(body);
});

test('uses the given texts and locale, and no inline style', () => {
  warn(openTab(), { locale: 'de', messages: { warning: { ...de.warning, title: { idle: 'Noch da?', max: '' } } } });
  expect(find('h2').textContent).toBe('Noch da?');
  expect(find('h2 + p').textContent).toMatch(/^Zu Ihrer Sicherheit werden Sie um \d\d:\d\d\u00a0Uhr abgemeldet\.$/);
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});

test.each(['en_US', 'de_DE.UTF-8'])('opens if the locale is %s', (locale) => {
  warn(openTab(), { locale });
  expect(dialog().open).toBe(true);
  expect(find('h2 + p').textContent).toMatch(/ at \d\d:\d\d/);
});

test('reports a locale that is no tag when it is mounted, and warns in English', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const tab = openTab();
  open(tab, { locale: '' });
  expect(reportError).toHaveBeenCalledTimes(1);
  tab.clock.advance(13 * MINUTE);
  expect(find('h2 + p').textContent).toMatch(/^For your security, /);
  vi.unstubAllGlobals();
});

test('reports a text that throws, and shows the English one', () => {
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const fail = () => {
    throw new Error('no text');
  };
  warn(openTab(), { messages: { warning: { description: fail, left: fail } } });
  expect(find('h2 + p').textContent).toMatch(/^For your security, /);
  expect(reportError).toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test('shows one warning for two copies of the kit, and announces its end once', async () => {
  const tab = openTab();
  const other = tab.open();
  open(tab);
  undo.push(mountWarning(other), other.start());
  const dialogs = () => document.querySelectorAll('[role=alertdialog]').length;
  const regions = () =>
    [...document.querySelectorAll('body > [aria-live=polite]')].map(({ textContent }) => textContent);
  tab.clock.advance(13 * MINUTE + 500);
  expect(dialogs()).toBe(1);
  expect(document.title).toBe('2 mins left · Orders');
  stay().click();
  await settled();
  tab.clock.advance(500);
  expect(dialogs()).toBe(0);
  expect(document.title).toBe('Orders');
  expect(regions().sort()).toEqual(['', 'You’re still signed in.']);
});

test('takes over the warning of another copy that leaves', () => {
  const tab = openTab();
  const unmount = open(tab);
  undo.push(mountWarning(tab.session));
  tab.clock.advance(13 * MINUTE);
  unmount();
  expect(dialog()).toBeNull();
  tab.clock.advance(500);
  expect(dialog().open).toBe(true);
  expect(document.title).toBe('2 min left · Orders');
});
