import type { PolicyChange } from '@curfew/core';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { choose, field, policy, press, renderForm } from '../../test/settings.tsx';
import { HOUR, MINUTE } from '../../test/tab.ts';

beforeAll(installDialog);
afterEach(cleanup);

const IDLE = 'Idle Session Duration';
const byAnn = { updatedBy: 'Ann', version: 8 };
const restorable: PolicyChange = {
  version: 6,
  at: '',
  by: 'Ann',
  from: null,
  to: { maxMs: 8 * HOUR, idleMs: 30 * MINUTE, warnMs: 2 * MINUTE },
  apply: 'now',
  note: null,
};

const clean = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';

/** What a screen reader reads of an element that receives focus: its role, name and description, as far as the form has them. */
function spoken(element: Element): string {
  const texts = (ids: string | null) =>
    clean(
      ids
        ?.split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
  const label =
    element instanceof HTMLSelectElement || element instanceof HTMLInputElement ? element.labels?.[0] : null;
  const name =
    element.getAttribute('aria-label') ||
    texts(element.getAttribute('aria-labelledby')) ||
    clean(label?.textContent ?? element.textContent);
  const description = texts(element.getAttribute('aria-describedby'));
  const role = element.getAttribute('role') ?? element.localName;
  const value = element.getAttribute('aria-valuetext') ?? (element instanceof HTMLSelectElement ? element.value : '');
  return [role, name, value, description].filter(Boolean).join(' | ');
}

/** Records what live regions receive, which dialog opens, and where focus goes. */
function record() {
  const lines: string[] = [];
  let focused: Element | null = document.activeElement;
  const regions = new Map<Element, string>();
  const read = () =>
    [...document.querySelectorAll('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')]
      .filter((region) => region.getAttribute('aria-live') !== 'off')
      .map((region) => [region, clean(region.textContent)] as const);
  for (const [region, text] of read()) regions.set(region, text);
  function look(): void {
    for (const [region, text] of read()) {
      if (text && text !== regions.get(region)) lines.push(`  says: ${text}`);
      regions.set(region, text);
    }
    if (document.activeElement === focused) return;
    focused = document.activeElement;
    const dialog = focused?.closest('dialog');
    if (dialog) lines.push(`  opens: ${spoken(dialog)}`);
    lines.push(`  focus: ${focused && focused !== document.body ? spoken(focused) : 'lost'}`);
  }
  return {
    lines,
    async step(name: string, action: () => unknown): Promise<void> {
      lines.push(`- ${name}`);
      await action();
      look();
    },
    flow(name: string): void {
      lines.push(lines.length ? `\n${name}` : name);
      regions.clear();
      for (const [region, text] of read()) regions.set(region, text);
      focused = document.activeElement;
    },
  };
}

/** Long enough for a preview, and for the sentence. */
const pause = (clock: { advance: (ms: number) => void }) => act(async () => clock.advance(1_000));

async function pressFocused(name: string | RegExp): Promise<void> {
  screen.getByRole('button', { name }).focus();
  await press(name);
}

test('announces in each flow what the transcript says, and nothing else', async () => {
  const { lines, step, flow } = record();
  const none = async () => ({ ends: 0, of: 9, self: false });

  let { clock, update } = renderForm({ onPreview: none });
  flow('Save');
  await step('choose 30 minutes', () => choose(IDLE, 'Minutes', 30));
  await step('pause', () => pause(clock));
  await step('press Save changes', () => pressFocused('Save changes'));
  cleanup();

  ({ clock } = renderForm({ onPreview: none }));
  flow('Error, and its remedy');
  await step('choose 2 minutes, as long as the warning', () => choose(IDLE, 'Minutes', 2));
  await step('press Save changes', () => pressFocused('Save changes'));
  await step('press the problem', () => press('Sign-out Warning must be shorter than Idle Session Duration.'));
  await step('press the remedy', () => pressFocused('Set to 1 minute'));
  await step('pause', () => pause(clock));
  cleanup();

  ({ clock } = renderForm({ onPreview: async () => ({ ends: 12, of: 318, self: true }) }));
  flow('Confirmation');
  await step('choose 10 minutes', () => choose(IDLE, 'Minutes', 10));
  await step('pause', () => pause(clock));
  await step('press Save changes', () => pressFocused('Save changes'));
  await step('press Save and end 12 sessions', async () => {
    await pause(clock);
    await press('Save and end 12 sessions');
  });
  cleanup();

  ({ clock, update } = renderForm({ onPreview: none }));
  flow('Another administrator saves, in a clean form');
  await step('Ann saves 20 minutes', () => update({ policy: { ...policy, ...byAnn, idleMs: 20 * MINUTE } }));
  flow('Conflict');
  await step('choose 30 minutes', () => {
    field(IDLE, 'Minutes').focus();
    choose(IDLE, 'Minutes', 30);
  });
  await step('Ann saves 25 minutes', () =>
    update({ policy: { ...policy, ...byAnn, version: 9, idleMs: 25 * MINUTE } }),
  );
  await step('press Save changes', () => pressFocused('Save changes'));
  await step('press Keep my changes', () => pressFocused('Keep my changes'));
  await step('press Discard changes', () => pressFocused('Discard changes'));
  cleanup();

  ({ clock } = renderForm({ onPreview: none, onHistory: async () => [restorable] }));
  await act(async () => fireEvent.click(screen.getByText('History')));
  const card = screen.getByText('History').closest('details') as HTMLDetailsElement;
  card.open = true;
  await act(async () => void fireEvent(card, new Event('toggle')));
  flow('Restore');
  await step('press Restore', () => pressFocused(/^Restore Ann/));
  await step('pause', () => pause(clock));
  cleanup();

  ({ clock } = renderForm({ onPreview: none }));
  flow('Apply a standard');
  await step('press Apply', () => pressFocused(/^Apply PSD2/));
  await step('pause', () => pause(clock));
  cleanup();

  ({ clock } = renderForm({ onPreview: none }));
  flow('Move a handle of the picture');
  const handle = () => screen.getByRole('slider', { name: IDLE });
  await step('focus the handle', () => act(() => handle().focus()));
  await step('press the right arrow twice', () => {
    fireEvent.keyDown(handle(), { key: 'ArrowRight' });
    fireEvent.keyDown(handle(), { key: 'ArrowRight' });
  });
  lines.push(`  value: ${handle().getAttribute('aria-valuetext')}`);
  await step('pause', () => pause(clock));

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./announcements.txt');
});
