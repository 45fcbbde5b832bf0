import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { act, cleanup, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { openTab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { SessionRules } from './SessionRules.tsx';

afterEach(cleanup);

test('words the policy, with a class and a ref of your own', () => {
  const { session } = openTab();
  const ref = createRef<HTMLParagraphElement>();
  render(
    <SessionProvider session={session}>
      <SessionRules ref={ref} className="mine" />
    </SessionProvider>,
  );
  expect(ref.current?.className).toBe('curfew-rules mine');
  expect(ref.current?.textContent).toBe(
    'You’ll be signed out after 15 minutes of inactivity or 12 hours after signing in, whichever comes first. You’ll be warned 2 minutes before you’re signed out.',
  );
});

test('words a new policy when it arrives, even if it has no warning', async () => {
  const servers: FakeServer[] = [];
  const { session } = openTab({
    server(clock) {
      const server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
      servers.push(server);
      return server;
    },
  });
  render(
    <SessionProvider session={session}>
      <SessionRules />
    </SessionProvider>,
  );
  await act(async () => servers[0]?.setPolicy({ idle: '5m', max: '1h', warn: 0 }));
  await act(async () => session.refresh());
  expect(screen.getByText('5 minutes')).toBeTruthy();
  expect(screen.getByText('no warning')).toBeTruthy();
});

test('is empty on a server', () => {
  const { session } = openTab();
  const markup = renderToString(
    <SessionProvider session={session}>
      <SessionRules />
    </SessionProvider>,
  );
  expect(markup).toBe('<p class="curfew-rules"></p>');
});
