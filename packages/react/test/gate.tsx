import { act, fireEvent, render, screen } from '@testing-library/react';
import { Profiler, type ReactNode, useState } from 'react';
import { onTestFinished } from 'vitest';
import { SessionGate } from '../src/gate/SessionGate.tsx';
import { useSession } from '../src/hooks/use-session.ts';
import { SessionProvider } from '../src/SessionProvider.tsx';
import { SessionWarning } from '../src/warning/SessionWarning.tsx';
import { SignInForm } from './SignInForm.tsx';
import { MINUTE, type Tab } from './tab.ts';

/** A page of one person, with notes that are not saved. */
function Customer({ onRender }: { readonly onRender: (owner: string | null, account: string | null) => void }) {
  const account = useSession((snapshot) => snapshot.account);
  const [owner] = useState(account);
  onRender(owner, account);
  return (
    <main>
      <h1>{`Customer of ${owner}`}</h1>
      <textarea aria-label="Notes" />
      <div data-testid="list" />
    </main>
  );
}

/** What is in the page after one commit of React, or after all that happened before the browser could paint. */
export interface Sight {
  readonly account: string | null;
  readonly status: string;
  /** The headings of the app's pages that are in the document. */
  readonly pages: readonly string[];
  readonly isCovered: boolean;
}

export interface GateProps {
  readonly keepMounted?: boolean;
  readonly keepFor?: string;
  readonly signIn?: ReactNode;
  readonly onSignIn?: () => void;
  readonly screen?: ReactNode;
  readonly children?: ReactNode;
}

/** Renders a gate around a customer's page and a warning, and records what is in the page. */
export function openGate(tab: Tab, { children, ...props }: GateProps = {}) {
  const commits: Sight[] = [];
  const paints: Sight[] = [];
  /** For whose session the page of whom was rendered. */
  const renders: (readonly [owner: string | null, account: string | null])[] = [];
  const look = (): Sight => {
    const { account, status } = tab.session.getSnapshot();
    const pages = [...document.querySelectorAll('main h1')].map(({ textContent }) => textContent ?? '');
    return { account, status, pages, isCovered: document.querySelector('.curfew-expired') !== null };
  };
  const observer = new MutationObserver(() => paints.push(look()));
  observer.observe(document.body, { childList: true, subtree: true });
  onTestFinished(() => observer.disconnect());

  const element = (more: GateProps = {}) => (
    <Profiler id="gate" onRender={() => commits.push(look())}>
      <SessionProvider session={tab.session} locale="en-GB">
        <SessionGate keepMounted signIn={<SignInForm />} {...(props as object)} {...(more as object)}>
          <Customer onRender={(owner, account) => renders.push([owner, account])} />
          <SessionWarning />
          {children}
        </SessionGate>
      </SessionProvider>
    </Profiler>
  );
  const { rerender, unmount, container } = render(element());
  return { commits, paints, renders, container, unmount, update: (more?: GateProps) => rerender(element(more)) };
}

export const notes = () => screen.getByLabelText<HTMLTextAreaElement>('Notes');
export const email = () => screen.getByLabelText<HTMLInputElement>('Email');
export const advance = ({ clock }: Tab, ms: number) => act(() => clock.advance(ms));
export const idleOut = (tab: Tab) => advance(tab, 15 * MINUTE);

/** Sends the form of {@link SignInForm}. */
export async function signInAs(account: string): Promise<void> {
  fireEvent.change(email(), { target: { value: account } });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Sign in' })));
}

/** The text of the live region beside the dialogs. */
export const announced = () =>
  [...document.querySelectorAll('body > [aria-live=polite]')].map(({ textContent }) => textContent).join('');
