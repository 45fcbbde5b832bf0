import { expect, it } from 'vitest';
import { createCurfew } from '../create-curfew.ts';
import { memoryStore } from '../store/memory.ts';
import type { SessionHandlerOptions } from './session-handler.ts';

function open(options: SessionHandlerOptions) {
  return createCurfew({ store: memoryStore(), policies: { default: { idle: '15m', max: '12h' } }, ...options });
}

it.each(['/', '/auth/', 'auth', '//auth', '/a b', '/ä', '/a/../b', '/auth?x', 'https://app.test/auth', null])(
  'refuses the base path %s, with the remedy',
  (basePath) => {
    expect(() => open({ basePath: basePath as string })).toThrow(
      new TypeError(
        `createCurfew: basePath is "${basePath}": write a path without a slash at the end, such as "/curfew/v1".`,
      ),
    );
  },
);

it.each(['', '/auth', '/curfew/v1', '/a%20b'])('answers below the base path "%s"', async (basePath) => {
  const curfew = open({ basePath });
  const { status } = await curfew.handler(new Request(`https://app.test${basePath}/openapi.json`));
  expect(status).toBe(200);
  await curfew.close();
});

it.each(['', 'a b', 'a=b', 'a;b', 'ä', '__Host-sid', '__secure-sid', 'a\n'])(
  'refuses the cookie name "%s", with the remedy',
  (cookieName) => {
    expect(() => open({ cookieName })).toThrow(
      new TypeError(
        `createCurfew: cookieName is "${cookieName}": write letters, digits, "-" or "_" without a prefix, such as "curfew".`,
      ),
    );
  },
);

it.each(['sid', 'my-app_session', '_sid', 'a.b'])(
  'sets the cookie "%s", and names it in the document',
  async (cookieName) => {
    const curfew = open({ cookieName });
    const { setCookie } = await curfew.createSession(new Request('https://app.test/sign-in'), { subject: 'ann' });
    expect(setCookie).toMatch(new RegExp(`^__Host-${cookieName.replace('.', '\\.')}=`));
    const response = await curfew.handler(new Request('https://app.test/curfew/v1/openapi.json'));
    const { components } = (await response.json()) as { components: object };
    expect(components).toMatchObject({ securitySchemes: { session: { name: `__Host-${cookieName}` } } });
    await curfew.close();
  },
);
