import { describe, expect, it } from 'vitest';
import { browserWithServer, count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';
import { createSession } from '../create-session.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

describe('sign-in and sign-out, with a server', () => {
  it('reports a sign-out to the server, and again after a reload if that was lost', async () => {
    const { server, open } = browserWithServer();
    const tab = await open();
    server.away = true;
    tab.session.signOut();
    await settle();
    tab.stop();
    server.away = false;
    const reloaded = await open();
    expect(reloaded.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    expect(server.requests.at(-1)).toBe('logout');
    expect((await open()).status()).toBe('ended');
  });

  it('begins the next session after a sign-in, and ends the pages of the previous one', async () => {
    const { server, open, pass } = browserWithServer();
    const [a, b] = [await open(), await open()];
    a.session.signOut();
    const sid = server.signIn();
    a.session.signedIn({ id: sid });
    await settle();
    expect(a.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    const c = await open();
    expect(c.session.getSnapshot().id).toBe(sid);
    server.signIn('another');
    await pass(16);
    expect(a.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
    expect(count(server.requests, 'logout')).toBe(1);
  });

  it('shows in an ended page that the server has another session, when the user returns to it', async () => {
    const { server, open } = browserWithServer();
    const tab = await open();
    tab.session.signOut();
    expect(tab.session.getSnapshot().replaced).toBe(false);
    server.signIn();
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
    server.end('revoked');
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot().replaced).toBe(false);
  });

  it('requests the state when it begins before it is started', async () => {
    const { clock, server } = browserWithServer();
    const session = createSession({ server, clock, tabs: memoryTabs(), storage: memoryStorage(), activity: [] });
    session.signedIn();
    await settle();
    session.start();
    await settle();
    expect(session.getSnapshot().status).toBe('active');
  });

  it('ignores responses about the previous session', async () => {
    const { server, open } = browserWithServer();
    const tab = await open();
    server.end('signed-out');
    void tab.session.refresh();
    const sid = server.signIn();
    tab.session.signedIn();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
    expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('sends one request when no user is signed in', async () => {
    const { server, open, pass } = browserWithServer();
    server.end('signed-out');
    const tab = await open();
    await pass(120);
    expect(tab.status()).toBe('pending');
    expect(server.requests).toHaveLength(1);
  });

  it('ignores a stored end when the cookie is of a new session', async () => {
    const { server, open } = browserWithServer();
    const first = await open();
    first.session.signOut();
    first.stop();
    const sid = server.signIn();
    const next = await open();
    expect(next.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
  });

  it('ends despite the stored facts when the server has no active session', async () => {
    const { server, open } = browserWithServer();
    (await open()).stop();
    server.end('revoked');
    const tab = await open();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });
});
