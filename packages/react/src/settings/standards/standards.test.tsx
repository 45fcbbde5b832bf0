import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { choose, field, policy, press, renderForm } from '../../../test/settings.tsx';
import { HOUR, MINUTE } from '../../../test/tab.ts';
import type { Standard } from './standard.ts';

afterEach(cleanup);

const IDLE = 'Idle Session Duration';
const items = () => within(screen.getByRole('list', { name: 'Standards' })).getAllByRole('listitem');
const item = (name: string) => items().find(({ textContent }) => textContent?.includes(name)) as HTMLElement;

test('says of each standard whether it is met, first of those that are not at first, in an order that edits do not change', () => {
  renderForm();
  expect(items().map((one) => one.dataset.state !== 'met')).toEqual(items().map((_, index) => index < 4));
  const names = items().map((one) => within(one).getByRole('link').textContent);
  expect(screen.getByText('Meets 9 of 13 standards')).toBeTruthy();
  for (const one of items()) expect(one.textContent).toMatch(/ (?:not )?met: /);
  choose(IDLE, 'Minutes', 5);
  expect(screen.getByText('Meets 11 of 13 standards')).toBeTruthy();
  choose(IDLE, 'Hours', 4);
  expect(screen.getByText('Meets 3 of 13 standards')).toBeTruthy();
  expect(items().map((one) => within(one).getByRole('link').textContent)).toEqual(names);
});

test('says by how much a duration is too long, on which field, and how strict the standard is', () => {
  renderForm();
  choose(IDLE, 'Minutes', 30);
  expect(item('AAL3').textContent).toContain(
    'not met: Idle Session Duration is 15 minutes too long (SHOULD be at most 15 minutes)',
  );
  expect(item('AAL3').dataset.state).toBe('SHOULD');
  expect(item('PCI DSS').textContent).toContain('15 minutes too long (SHALL be at most 15 minutes)');
  expect(item('PCI DSS').dataset.state).toBe('SHALL');
  expect(item('AAL2').textContent).toContain(
    'met: Maximum Session Duration SHOULD be at most 1 day; Idle Session Duration SHOULD be at most 1 hour',
  );
  expect(item('HIPAA').textContent).toContain('met: no specific duration is required');
});

test('is met at exactly the figure, and not a minute above', () => {
  renderForm();
  expect(item('PCI DSS').dataset.state).toBe('met');
  choose(IDLE, 'Minutes', 16);
  expect(item('PCI DSS').textContent).toContain('is 1 minute too long');
});

test('is applied by a button that names it, which focuses the result', async () => {
  const { onSubmit } = renderForm();
  expect(screen.queryByRole('button', { name: /^Apply PCI DSS/ })).toBeNull();
  await press(/^Apply PSD2 RTS \(EU\) 2018\/389/);
  expect(field(IDLE, 'Minutes').value).toBe('5');
  expect(document.activeElement?.textContent).toBe('met: Idle Session Duration SHALL be at most 5 minutes');
  await press('Save changes');
  expect(onSubmit.mock.calls[0]?.[0]).toEqual({ maxMs: 12 * HOUR, idleMs: 5 * MINUTE, warnMs: 2 * MINUTE });
});

test('keeps what is stricter when another standard is applied', async () => {
  renderForm();
  choose(IDLE, 'Minutes', 3);
  await press(/^Apply OWASP Session Management Cheat Sheet \(low-risk applications\)/);
  expect(field(IDLE, 'Minutes').value).toBe('3');
  expect(field('Maximum Session Duration', 'Hours').value).toBe('8');
});

test('is not applied, and shows why, if the app allows no duration that short', async () => {
  renderForm({ limits: { minMs: 10 * MINUTE, maxMs: 12 * HOUR } });
  const button = screen.getByRole('button', {
    name: /^Apply PSD2/,
    description: /shortest duration allowed here is 10 minutes/,
  });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(item('PSD2').textContent).toContain('Can’t be applied');
  button.focus();
  await press(/^Apply PSD2/);
  expect(document.activeElement).toBe(button);
  expect(field(IDLE, 'Minutes').value).toBe('15');
  expect(item('V-222390').textContent).not.toContain('Can’t be applied');
});

test('shows no button if the form is read-only', () => {
  renderForm({ readOnly: true });
  expect(items()).toHaveLength(13);
  expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
});

test('is closed at first in a window as narrow as a phone, unless it is to be open', () => {
  const matchMedia = vi.fn((query: string) => ({ matches: query === '(width < 30em)' }));
  vi.stubGlobal('matchMedia', matchMedia);
  renderForm();
  const card = () => screen.getByText('Standards').closest('details');
  expect(card()?.open).toBe(false);
  expect(screen.getByText('Meets 9 of 13 standards')).toBeTruthy();
  cleanup();
  matchMedia.mockReturnValue({ matches: false });
  renderForm();
  expect(card()?.open).toBe(true);
  vi.unstubAllGlobals();
});

test('links to the source, in a new tab', () => {
  renderForm();
  const link = within(item('AAL2')).getByRole('link', { name: 'NIST SP 800-63B-4 AAL2 (opens in a new tab)' });
  expect(link.getAttribute('href')).toBe('https://pages.nist.gov/800-63-4/sp800-63b/aal/#aal2reauth');
  expect(link.getAttribute('target')).toBe('_blank');
  expect(item('AAL2').textContent).toContain('2.2.3 · July 2025');
});

test('shows standards of your app in place of the default ones, and none if the list is empty', () => {
  const own: Standard = {
    name: 'House rule',
    scope: 'contractors',
    clause: '4',
    url: 'https://example.com/rule',
    figures: [{ field: 'maxMs', atMostMs: 8 * HOUR, level: 'SHALL' }],
  };
  const { update } = renderForm({ standards: [own], policy: { ...policy, maxMs: 9 * HOUR } });
  expect(items()).toHaveLength(1);
  expect(item('House rule (contractors)').textContent).toContain('Maximum Session Duration is 1 hour too long');
  update({ standards: [] });
  expect(screen.queryByRole('list', { name: 'Standards' })).toBeNull();
});
