import { act, cleanup, render, renderHook } from '@testing-library/react';
import { lazy, Profiler, type ReactElement, type ReactNode, StrictMode, Suspense } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { installDialog } from '../../test/dialog.ts';
import { MINUTE, openTab, type Tab } from '../../test/tab.ts';
import { SessionGate } from '../gate/SessionGate.tsx';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionWarning } from '../warning/SessionWarning.tsx';
import { useHold } from './use-hold.ts';
import { useSession } from './use-session.ts';
import { useSessionActions } from './use-session-actions.ts';
import { useSessionWarning } from './use-session-warning.ts';
import { useTimeLeft } from './use-time-left.ts';

beforeAll(installDialog);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function within({ session }: Tab): { wrapper: (props: { children: ReactNode }) => ReactElement } {
  return { wrapper: ({ children }) => <SessionProvider session={session}>{children}</SessionProvider> };
}

const pass = ({ clock }: Tab, ms: number) => act(() => clock.advance(ms));

describe('useSession', () => {
  test('returns the selected part, and renders when it changes', () => {
    const tab = openTab();
    const { result } = renderHook(() => useSession((snapshot) => snapshot.status), within(tab));
    expect(result.current).toBe('active');
    pass(tab, 13 * MINUTE);
    expect(result.current).toBe('warning');
  });

  test('throws if there is no provider', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => renderHook(() => useSession())).toThrow('useSession must be used within <SessionProvider>.');
  });
});

describe('useSessionActions', () => {
  test('returns the same object in every render', () => {
    const { result, rerender } = renderHook(() => useSessionActions(), within(openTab()));
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
  });
});

describe('useSessionWarning', () => {
  test('is null without a warning, and has the limit, the end and the actions in one', async () => {
    const tab = openTab();
    const { result } = renderHook(() => useSessionWarning(), within(tab));
    expect(result.current).toBeNull();
    const endsAt = tab.clock.now() + 15 * MINUTE;
    pass(tab, 13 * MINUTE);
    expect(result.current).toMatchObject({ limit: 'idle', phase: 'open', isShrunk: false, leftMs: 2 * MINUTE, endsAt });
    pass(tab, 500);
    await act(async () => result.current?.stay());
    expect(result.current).toBeNull();
    expect(tab.session.getSnapshot().status).toBe('active');
  });

  test('ignores actions in the first half second, and a second press while the server is asked', async () => {
    const tab = openTab();
    const extend = vi.spyOn(tab.session, 'extend').mockResolvedValue(false);
    const { result } = renderHook(() => useSessionWarning(), within(tab));
    pass(tab, 13 * MINUTE);
    act(() => result.current?.stay());
    act(() => result.current?.signOut());
    expect(extend).not.toHaveBeenCalled();
    pass(tab, 500);
    act(() => result.current?.stay());
    expect(result.current?.phase).toBe('extending');
    await act(async () => result.current?.stay());
    expect(extend).toHaveBeenCalledTimes(1);
    expect(result.current?.phase).toBe('failed');
  });

  test('does not render as time passes', () => {
    const tab = openTab();
    let renders = 0;
    renderHook(() => {
      renders++;
      return useSessionWarning();
    }, within(tab));
    pass(tab, 13 * MINUTE);
    const before = renders;
    pass(tab, MINUTE);
    expect(renders).toBe(before);
  });

  test('shrinks before the absolute timeout', () => {
    const tab = openTab({ policy: { idle: '12h', max: '12h', warn: '2m' } });
    const { result } = renderHook(() => useSessionWarning(), within(tab));
    pass(tab, 6 * 60 * MINUTE);
    act(() => void tab.session.reportActivity());
    pass(tab, 6 * 60 * MINUTE - 2 * MINUTE);
    pass(tab, 1_000);
    act(() => result.current?.stay());
    expect(result.current).toMatchObject({ limit: 'max', isShrunk: true });
  });
});

describe('useTimeLeft', () => {
  test('changes on whole seconds, even if it was mounted between two', () => {
    const tab = openTab();
    tab.session.start();
    tab.clock.advance(300);
    const { result } = renderHook(() => useTimeLeft(), within(tab));
    expect(result.current?.endsMs).toBe(15 * MINUTE - 300);
    pass(tab, 700);
    expect(result.current?.endsMs).toBe(15 * MINUTE - 1_000);
  });

  test('renders once an interval', () => {
    const tab = openTab();
    let renders = 0;
    renderHook(() => {
      renders++;
      return useTimeLeft({ interval: 10_000 });
    }, within(tab));
    renders = 0;
    for (let i = 0; i < 60; i++) pass(tab, 1_000);
    expect(renders).toBe(6);
  });

  test('returns the time until both ends, and `null` when the session has ended', () => {
    const tab = openTab();
    const { result } = renderHook(() => useTimeLeft(), within(tab));
    expect(result.current).toEqual({ idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, endsMs: 15 * MINUTE });
    act(() => tab.session.signOut());
    expect(result.current).toBeNull();
  });

  test('holds no timer when the component has unmounted', () => {
    const tab = openTab();
    const { unmount } = renderHook(() => useTimeLeft(), within(tab));
    unmount();
    const timer = vi.spyOn(tab.clock, 'setTimer');
    tab.clock.advance(20_000);
    expect(timer).not.toHaveBeenCalled();
  });
});

describe('useHold', () => {
  const idleIn = ({ session, clock }: Tab) => (session.getDeadlines()?.idleAt ?? 0) - clock.now();

  test('keeps the session active only while `when` is true', () => {
    const tab = openTab();
    const { rerender, unmount } = renderHook(({ runs }) => useHold('upload', runs), {
      ...within(tab),
      initialProps: { runs: true },
    });
    pass(tab, 20 * MINUTE);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', holds: ['upload'] });
    rerender({ runs: false });
    expect(tab.session.getSnapshot().holds).toEqual([]);
    pass(tab, MINUTE);
    expect(idleIn(tab)).toBe(14 * MINUTE);
    rerender({ runs: true });
    expect(tab.session.getSnapshot().holds).toEqual(['upload']);
    unmount();
    expect(tab.session.getSnapshot().holds).toEqual([]);
  });

  test('holds the next session too when one begins', () => {
    const tab = openTab();
    renderHook(() => useHold('call'), within(tab));
    act(() => tab.session.signOut());
    act(() => tab.session.signedIn());
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', holds: ['call'] });
  });
});

function Status(): ReactElement {
  return <p>{useSession(({ status }) => status)}</p>;
}

describe('rendering', () => {
  test('does not render while the user is active for a minute', () => {
    const tab = openTab();
    const onRender = vi.fn();
    render(
      <Profiler id="kit" onRender={onRender}>
        <SessionProvider session={tab.session}>
          <SessionWarning />
          <SessionGate onSignIn={() => {}}>page</SessionGate>
        </SessionProvider>
      </Profiler>,
    );
    onRender.mockClear();
    for (let i = 0; i < 60; i++) {
      act(() => tab.session.reportActivity());
      pass(tab, 1_000);
    }
    expect(onRender).not.toHaveBeenCalled();
  });

  test('renders once a second while a countdown is shown', () => {
    const tab = openTab({ policy: { idle: '15m', max: '12h', warn: '50s' } });
    const onRender = vi.fn();
    render(
      <Profiler id="kit" onRender={onRender}>
        <SessionProvider session={tab.session}>
          <SessionWarning />
        </SessionProvider>
      </Profiler>,
    );
    pass(tab, 14 * MINUTE + 11_000);
    onRender.mockClear();
    for (let i = 0; i < 8; i++) pass(tab, 1_000);
    expect(onRender).toHaveBeenCalledTimes(8);
  });

  test('starts the session once in StrictMode, and stops it when the provider unmounts', () => {
    const tab = openTab();
    const { unmount } = render(
      <StrictMode>
        <SessionProvider session={tab.session}>
          <SessionWarning />
        </SessionProvider>
      </StrictMode>,
    );
    pass(tab, 13 * MINUTE);
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(1);
    unmount();
    const timer = vi.spyOn(tab.clock, 'setTimer');
    tab.clock.advance(MINUTE);
    expect(timer).not.toHaveBeenCalled();
  });

  test('keeps its session and shows the warning while the page suspends', async () => {
    const tab = openTab();
    let load = (_: { default: () => ReactElement }) => {};
    const Late = lazy(
      () =>
        new Promise<{ default: () => ReactElement }>((resolve) => {
          load = resolve;
        }),
    );
    render(
      <SessionProvider session={tab.session}>
        <Suspense fallback="loading">
          <Status />
          <Late />
        </Suspense>
        <SessionWarning />
      </SessionProvider>,
    );
    pass(tab, 13 * MINUTE);
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(1);
    await act(async () => load({ default: () => <p>here</p> }));
    expect(document.body.textContent).toContain('here');
    expect(document.querySelector('p')?.textContent).toBe('warning');
  });

  test('renders only the page on a server, and hydrates without errors', async () => {
    const complain = vi.spyOn(console, 'error');
    const tab = openTab();
    const app = (
      <SessionProvider session={tab.session}>
        <SessionWarning />
        <SessionGate onSignIn={() => {}}>
          <p>page</p>
        </SessionGate>
      </SessionProvider>
    );
    const markup = renderToString(app);
    expect(markup).toBe('<p>page</p>');
    const root = document.createElement('div');
    root.innerHTML = markup;
    document.body.append(root);
    await act(async () => hydrateRoot(root, app));
    expect(complain).not.toHaveBeenCalled();
  });
});
