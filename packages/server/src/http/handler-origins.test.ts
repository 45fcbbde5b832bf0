import { describe, expect, it } from 'vitest';
import { ORIGIN, problem, setHandlerStage, state } from '../../test/handler-stage.ts';
import { PAGE } from '../../test/hosts.ts';
import { MINUTE } from '../testing/stage.ts';

const { pass, send, signIn } = setHandlerStage();

describe('requests that other sites can cause', () => {
  const origins: [string, Record<string, string>, number][] = [
    ['a page of this site', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['an old browser on this site', { Origin: ORIGIN }, 200],
    ['an allowed origin', { Origin: 'https://proxy.example.com' }, 200],
    ['an allowed neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://proxy.example.com' }, 200],
    ['a neighbour that is not allowed', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.com' }, 403],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a neighbouring subdomain', { 'Sec-Fetch-Site': 'same-site', Origin: ORIGIN }, 403],
    ['a bookmark', { 'Sec-Fetch-Site': 'none' }, 403],
    ['another origin', { Origin: 'https://evil.example' }, 403],
    ['an opaque origin', { Origin: 'null' }, 403],
    ['no origin header', {}, 403],
  ];
  it.each(origins)('are accepted only from pages of this site: %s', async (_, headers, status) => {
    const { cookie } = await signIn();
    pass(MINUTE);
    const own = { 'Content-Type': 'application/json', 'X-Curfew': '1', cookie, ...headers };
    const response = await send('/heartbeat', { method: 'POST', headers: own, body: '{"v":1,"ageMs":0}' });
    expect(response.status).toBe(status);
    if (status === 403) expect((await problem(response)).code).toBe('csrf');
  });

  it('get CORS headers if their origin is allowed, also for errors and preflights', async () => {
    const { cookie } = await signIn();
    const origin = 'https://proxy.example.com';
    const preflight = await send('/heartbeat', {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,traceparent,x-curfew',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('content-type,traceparent,x-curfew');
    const answers = [
      preflight,
      await send('/session', { headers: { cookie, Origin: origin } }),
      await send('/session', { headers: { Origin: origin } }),
      await send('/nothing', { headers: { Origin: origin } }),
      await send('/events', { headers: { cookie, Origin: origin } }),
    ];
    await answers.at(-1)?.body?.cancel();
    expect(answers.map(({ status }) => status)).toEqual([204, 200, 401, 404, 200]);
    for (const { headers } of answers) {
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(headers.get('Vary')).toBe('Origin, *');
    }
  });

  it.each(['https://evil.example', 'null', ORIGIN])('get no CORS headers if their origin is %s', async (origin) => {
    const { cookie } = await signIn();
    const headers = { cookie, Origin: origin, 'Access-Control-Request-Method': 'POST' };
    for (const response of [
      await send('/session', { headers }),
      await send('/session', { method: 'OPTIONS', headers }),
    ])
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await send('/session', { method: 'OPTIONS', headers })).status).toBe(405);
  });

  it.each([
    [{ 'X-Curfew': '' }, '{"v":1,"ageMs":0}', 'csrf'],
    [{ 'Content-Type': 'text/plain' }, '{"v":1,"ageMs":0}', 'bad_type'],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 'v=1', 'bad_type'],
    [{}, `{"v":1,"ageMs":0,"x":"${'x'.repeat(1_100)}"}`, 'too_large'],
    [{}, '{"v":1,', 'bad_body'],
  ])('are rejected if a header or the body is invalid: %j', async (headers, body, code) => {
    const { cookie } = await signIn();
    const init = { method: 'POST', headers: { ...PAGE, cookie, ...headers }, body };
    expect((await problem(await send('/heartbeat', init))).code).toBe(code);
    expect((await problem(await send('/logout', { ...init, body: code === 'bad_body' ? '{' : body }))).code).toBe(code);
    await state(await send('/session', { headers: { cookie } }));
  });
});
