import { expect, test } from './harness/test.ts';
import { upgrade } from './upgrade.ts';

const ORIGIN = 'https://app.example.com';

test.use({ name: 'websocket', settings: { ORIGIN } });

test('opens a socket behind a proxy that ends TLS, for pages of the public origin alone', async ({ example }) => {
  const signIn = await fetch(`${example.url}/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
    body: JSON.stringify({ email: 'ann@example.com', password: 'correct horse' }),
  });
  const [Cookie = ''] = (signIn.headers.get('set-cookie') ?? '').split(';');
  expect(Cookie).toMatch(/^__Host-curfew=/);
  const opened = await upgrade(example.url, { Cookie, Origin: ORIGIN });
  opened.socket?.destroy();
  expect(opened.status).toBe(101);
  expect(await upgrade(example.url, { Cookie, Origin: 'https://other.example.com' })).toMatchObject({ status: 403 });
});
