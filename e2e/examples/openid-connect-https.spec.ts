import { expect, test } from './harness/test.ts';

test.use({ name: 'openid-connect', settings: { ORIGIN: 'https://app.example.com' } });

test('a sign-in that another subdomain has begun is not finished', async ({ example }) => {
  const ask = (path: string, cookie = '') =>
    fetch(`${example.url}${path}`, { redirect: 'manual', headers: { cookie } });
  const [begun = ''] = (await ask('/sign-in')).headers.getSetCookie();
  expect(begun).toMatch(/^__Host-sign-in=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const [own = ''] = begun.split(';');
  const finish = (cookie: string) => ask('/signed-in?code=x&state=y', cookie);
  // The state is another one.
  expect((await finish(own)).status).toBe(400);
  const planted = await finish(own.replace('__Host-', ''));
  expect([planted.status, planted.headers.get('location')]).toEqual([302, '/']);
});

test('the cookie of the session has __Host- although the proxy sends localhost as the host', async ({ example }) => {
  const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', Origin: 'https://app.example.com' };
  const { status, headers: answer } = await fetch(`${example.url}/curfew/v1/logout`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect([status, answer.getSetCookie()]).toEqual([204, [expect.stringMatching(/^__Host-curfew=;.* Secure;/)]]);
});
