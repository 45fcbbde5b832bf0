import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import { SessionProvider } from '../src/SessionProvider.tsx';
import type { SessionSettingsFormProps } from '../src/settings/props.ts';
import { SessionSettingsForm } from '../src/settings/SessionSettingsForm.tsx';
import { HOUR, MINUTE, openTab } from './tab.ts';

/** The saved policy of {@link renderForm}. */
export const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** Renders the whole form with a clock that stands still. */
export function renderForm(props: Partial<SessionSettingsFormProps> = {}) {
  const tab = openTab();
  const onSubmit = vi.fn<SessionSettingsFormProps['onSubmit']>((durations) => ({
    type: 'saved',
    policy: { ...durations, version: 8 },
  }));
  const element = (more: Partial<SessionSettingsFormProps> = {}) => (
    <SessionProvider session={tab.session}>
      <SessionSettingsForm policy={policy} onSubmit={onSubmit} {...props} {...more} />
    </SessionProvider>
  );
  const { rerender, unmount, container } = render(element());
  const update = (more: Partial<SessionSettingsFormProps>) => rerender(element(more));
  return { clock: tab.clock, container, onSubmit, update, unmount };
}

export function field(group: string, label: string): HTMLSelectElement {
  return within(screen.getByRole('group', { name: group })).getByLabelText(label);
}

export function choose(group: string, label: string, value: number): void {
  fireEvent.change(field(group, label), { target: { value: String(value) } });
}

export const press = (name: string | RegExp): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
