import { expect, it } from 'vitest';
import { createCurfew } from '../create-curfew.ts';
import { memoryStore } from '../store/memory.ts';
import { assertOrigins } from './allowed-origins.ts';

it.each([
  'https://app.example.com',
  'http://localhost:5173',
  'https://[::1]:8443',
  'capacitor://localhost',
  'chrome-extension://abcdef',
])('accepts an origin as browsers send it: %s', (origin) => {
  expect(() => assertOrigins([origin])).not.toThrow();
});

it.each([
  ['https://app.example.com/', '"https://app.example.com"'],
  ['https://app.example.com/path?x', '"https://app.example.com"'],
  ['https://App.example.com', '"https://app.example.com"'],
  ['https://app.example.com:443', '"https://app.example.com"'],
  ['https://user@app.example.com', '"https://app.example.com"'],
  ['https://bücher.example', '"https://xn--bcher-kva.example"'],
  ['https://*.example.com', 'one such as'],
  ['*', 'one such as'],
  ['null', 'one such as'],
  ['app.example.com', 'one such as'],
  ['localhost:5173', 'one such as'],
  ['', 'one such as'],
  [undefined, 'one such as'],
])('refuses %s, with the remedy', (origin, remedy) => {
  const expected = new TypeError(
    `createCurfew: allowedOrigins has "${origin}", which no browser sends as an origin of yours: write ${remedy}`,
  );
  const other = 'https://other.example.com';
  expect(() => assertOrigins([other, origin as string])).toThrow(expected.message);
});

it('reads a host with letters beyond ASCII when Node.js has optimised it, too', () => {
  for (let call = 0; call < 50_000; call++) assertOrigins(['https://app.example.com']);
  expect(() => assertOrigins(['https://bücher.example'])).toThrow('"https://xn--bcher-kva.example"');
});

it('refuses them at the start, and a text in place of the list', () => {
  const open = (allowedOrigins: unknown) =>
    createCurfew({
      store: memoryStore(),
      policies: { default: { idle: '15m', max: '12h' } },
      allowedOrigins: allowedOrigins as string[],
    });
  expect(() => open(['*'])).toThrow(TypeError);
  expect(() => open('https://app.example.com')).toThrow('allowedOrigins must be a list of origins');
});
