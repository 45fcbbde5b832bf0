import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import { SessionProvider } from '../src/SessionProvider.tsx';
import type { SessionSettingsFormProps } from '../src/settings/props.ts';
import { SessionSettingsForm } from '../src/settings/SessionSettingsForm.tsx';
import type { SaveResult } from '../src/settings/types.ts';
import { HOUR, MINUTE, openTab } from './tab.ts';

/** The saved policy of {@link renderForm}. */
export const policy = { version: 7, maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** That of the latest form. Only a test moves its clock. */
export let tab = openTab();

export const answers = (result: SaveResult) => vi.fn(() => result);

/** Renders the whole form. */
export function renderForm(props: Partial<SessionSettingsFormProps> = {}) {
  const own = openTab();
  tab = own;
  const onSubmit = vi.fn<SessionSettingsFormProps['onSubmit']>((durations) => ({
    type: 'saved',
    policy: { ...durations, version: 8 },
  }));
  const element = (more: Partial<SessionSettingsFormProps> = {}) => (
    <SessionProvider session={own.session}>
      <SessionSettingsForm policy={policy} onSubmit={onSubmit} {...props} {...more} />
    </SessionProvider>
  );
  const { rerender, unmount, container } = render(element());
  const update = (more: Partial<SessionSettingsFormProps>) => rerender(element(more));
  return { clock: own.clock, container, onSubmit, update, unmount };
}

export const group = (name: string) => within(screen.getByRole('group', { name }));

export const idle = () => group('Idle Session Duration');

export const field = (name: string, label: string) => group(name).getByLabelText<HTMLSelectElement>(label);

export function choose(name: string, label: string, value: number): void {
  fireEvent.change(field(name, label), { target: { value: String(value) } });
}

export const press = (name: string | RegExp): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
