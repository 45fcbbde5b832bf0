import { describe, expect, it, vi } from 'vitest';
import { ORIGIN, problem, request, setHandlerStage } from '../../test/handler-stage.ts';
import { createSessionEngine } from '../engine.ts';
import type { SessionEngine } from '../engine-types.ts';
import { memoryStore } from '../store/memory.ts';
import { MINUTE, POLICY } from '../testing/stage.ts';
import { createSessionHandler } from './handler.ts';
import type { SessionHandler } from './session-handler.ts';

const stage = setHandlerStage();
const { pass, post, send, signIn } = stage;

describe('cookies', () => {
  it('have __Host-, Secure and the longest lifetime, and are set only at sign-in', async () => {
    const { setCookie, cookie } = await signIn();
    expect(setCookie).toMatch(/^__Host-curfew=[\w-]{43}; Max-Age=604800; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    pass(MINUTE);
    expect((await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie })).headers.has('Set-Cookie')).toBe(false);
    expect((await send('/session', { headers: { cookie } })).headers.has('Set-Cookie')).toBe(false);
  });

  it('last as long as a stored policy that exceeds lower limits', async () => {
    const store = memoryStore();
    const [before, after] = [{}, { maxMs: POLICY.idleMs }].map((limits) =>
      createSessionEngine({ store, limits, policyFor: () => 'default' }),
    ) as [SessionEngine, SessionEngine];
    await before.ensurePolicy('default', POLICY);
    const { setCookie, state } = await createSessionHandler(after).createSession(request('/in'), { subject: 'ann' });
    const [, seconds] = /Max-Age=(\d+)/.exec(setCookie) ?? [];
    expect(Number(seconds) * 1_000).toBeGreaterThanOrEqual(state.max.remainingMs);
  });

  it('omit the prefix and Secure only over http on the loopback', async () => {
    const local = await stage.plain.createSession(new Request('http://127.0.0.1:8787/api'), { subject: 'ann' });
    expect(local.setCookie).toMatch(/^curfew-8787=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const remote = await stage.curfew.createSession(new Request('http://app.example.com/api'), { subject: 'ann' });
    expect(remote.setCookie).toMatch(/^__Host-curfew=.*Secure/);
  });

  it('of two products on two ports of localhost do not overwrite each other', async () => {
    const [here, there] = ['http://localhost:8787/api', 'http://localhost:9000/api'];
    const cookies = await Promise.all(
      [here, there, 'http://localhost/api'].map(async (url) => {
        const { setCookie } = await stage.plain.createSession(new Request(url), { subject: url });
        return setCookie.split(';')[0];
      }),
    );
    expect(new Set(cookies.map((cookie) => cookie?.split('=')[0]))).toEqual(
      new Set(['curfew-8787', 'curfew-9000', 'curfew']),
    );
    const ask = async (url: string, ...sent: (string | undefined)[]) => {
      const { session } = await stage.plain.authenticate(new Request(url, { headers: { cookie: sent.join('; ') } }));
      return session?.subject;
    };
    for (const url of [here, there]) expect(await ask(url, ...cookies)).toBe(url);
    // Servers on two ports with one stage.store. Of several, none is chosen.
    expect(await ask('http://localhost:9001/', cookies[0], 'curfew-x=1', 'curfews=2')).toBe(here);
    expect(await ask('http://localhost:9001/', ...cookies)).toBeUndefined();
  });

  it('are not read from a name that only begins with white space of Unicode', async () => {
    const { cookie } = await signIn();
    for (const space of ['\u00a0', '\u2003', '\ufeff', '\v', '\f'])
      for (const planted of [`${space}${cookie}`, `${cookie}${space}`]) {
        const request = {
          method: 'GET',
          url: `${ORIGIN}/own`,
          headers: new Map([['cookie', `a=1; ${planted}`]]),
          body: null,
        };
        const { session } = await stage.curfew.authenticate(request as never);
        expect(session).toBeNull();
      }
    const spaced = new Request(`${ORIGIN}/own`, { headers: { cookie: `a=1;\t ${cookie} \t` } });
    expect((await stage.curfew.authenticate(spaced)).session?.subject).toBe('ann');
  });

  it('keep the prefix behind a proxy that sends the loopback as Host, if an https origin is allowed', async () => {
    const local = new Request('http://127.0.0.1:8787/api');
    expect((await stage.curfew.createSession(local, { subject: 'ann' })).setCookie).toMatch(/^__Host-curfew=.*Secure/);
    for (const [proto, name] of [
      ['https, http', '__Host-curfew'],
      [' https', '__Host-curfew'],
      ['http, https', 'curfew-8787'],
    ] as const) {
      const forwarded = new Request(local.url, { headers: { 'X-Forwarded-Proto': proto } });
      expect((await stage.plain.createSession(forwarded, { subject: 'ann' })).setCookie.split('=')[0]).toBe(name);
    }
  });

  it('work over http on any host with insecureCookie', async () => {
    const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
    await engine.ensurePolicy('default', POLICY);
    const insecure = createSessionHandler(engine, { insecureCookie: true });
    const created = await insecure.createSession(new Request('http://app.test/api'), { subject: 'ann' });
    expect(created.setCookie).toMatch(/^curfew=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = created.setCookie.split(';')[0] ?? '';
    const { session } = await insecure.authenticate(new Request('http://app.test/', { headers: { cookie } }));
    expect(session?.subject).toBe('ann');
  });

  it('that the browser will drop are reported once, with the remedy', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const signInFrom = (origin: string, url = 'http://192.168.1.5:8787/api') =>
      stage.plain.createSession(new Request(url, { headers: { Origin: origin } }), { subject: 'ann' });
    await signInFrom('https://app.example.com');
    await signInFrom('http://127.0.0.1:8787', 'http://127.0.0.1:8787/api');
    expect(emitWarning).not.toHaveBeenCalled();
    await signInFrom('http://192.168.1.5:8787');
    await signInFrom('http://192.168.1.5:8787');
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringMatching(/192\.168\.1\.5:8787 is not https.*insecureCookie/), { code: 'CURFEW_COOKIE' }],
    ]);
    emitWarning.mockRestore();
  });

  it('that lack the prefix because a proxy sends the loopback as Host are reported once, with the remedy', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const arrive = (handler: SessionHandler, origin: string, more: Record<string, string> = {}) =>
      handler.createSession(new Request('http://127.0.0.1:3000/api', { headers: { Origin: origin, ...more } }), {
        subject: 'ann',
      });
    const page = 'https://app.example.com:8443';
    await arrive(stage.plain, page, { 'X-Forwarded-Proto': 'https' });
    await arrive(stage.curfew, page);
    // A page in development.
    for (const origin of ['https://localhost:5173', 'https://app.localhost', 'http://127.0.0.1:3000', 'null'])
      await arrive(stage.plain, origin);
    expect(emitWarning).not.toHaveBeenCalled();
    await arrive(stage.plain, page);
    await arrive(stage.plain, page);
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringMatching(/app\.example\.com:8443 .*127\.0\.0\.1:3000.*allowedOrigins/), { code: 'CURFEW_PROXY' }],
    ]);
    emitWarning.mockRestore();
  });

  it('that another site withholds from a sign-in are reported once, with the remedy', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const arrive = (method: string, site: string, cookie = '') =>
      stage.curfew.createSession(request('/acs', { method, headers: { 'Sec-Fetch-Site': site, cookie } }), {
        subject: 'ann',
      });
    await arrive('GET', 'cross-site');
    const { setCookie } = await arrive('POST', 'same-origin');
    await arrive('POST', 'cross-site', setCookie.split(';')[0]);
    expect(emitWarning).not.toHaveBeenCalled();
    await arrive('POST', 'cross-site');
    await arrive('POST', 'cross-site');
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringContaining('Redirect (303)'), { code: 'CURFEW_CROSS_SITE' }],
    ]);
    emitWarning.mockRestore();
  });

  it('change at sign-in, and the previous one is rejected, which prevents session fixation', async () => {
    const planted = await signIn('mallory');
    const victim = await signIn('ann', { cookie: planted.cookie });
    expect(victim.cookie).not.toBe(planted.cookie);
    const body = await problem(await send('/session', { headers: { cookie: planted.cookie } }));
    expect(body).toMatchObject({ code: 'session_ended', reason: 'superseded' });
  });
});

it('ignores the cookie if it appears twice', async () => {
  const planted = await signIn('mallory');
  const { cookie } = await signIn();
  const body = await problem(await send('/session', { headers: { cookie: `${cookie}; ${planted.cookie}` } }));
  expect(body.code).toBe('no_session');
});

it('accepts a session beside many cookies of other products, as authenticate does', async () => {
  const { cookie } = await signIn();
  const headers = { cookie: `a=${'x'.repeat(6_000)}; ${cookie}; b=${'y'.repeat(6_000)}` };
  expect((await send('/session', { headers })).status).toBe(200);
  expect((await stage.curfew.authenticate(new Request(`${ORIGIN}/orders`, { headers }))).session?.subject).toBe('ann');
});
