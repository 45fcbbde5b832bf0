import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidTime, uuidv7 } from './uuid.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

it('has the form of RFC 9562, version 7', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), bytes, (now, random) => {
      expect(uuidv7(now, random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
  // The example of RFC 9562, appendix A.6.
  const random = Uint8Array.of(0xcc, 0x31, 0x8c, 0x4d, 0xc0, 0xc0, 0xc0, 0x73, 0x98, 0xf0);
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

it('contains the time in whole ms, and all random bits except those of version and variant', () => {
  expect(uuidv7(5.9, new Uint8Array(10))).toBe('00000000-0005-7000-8000-000000000000');
  expect(uuidv7(5, new Uint8Array(10).fill(0xff))).toBe('00000000-0005-7fff-bfff-ffffffffffff');
});

it('has a time that can be read again', () => {
  expect(uuidTime('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(0x017f22e279b0);
  expect(uuidTime('not a uuid')).toBeNaN();
});

it('sorts by time', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.nat(1e6), bytes, bytes, (now, later, a, b) => {
      expect(uuidv7(now, a) < uuidv7(now + later + 1, b)).toBe(true);
    }),
  );
});

it('sorts after a given id, even if created at the same time or by a slower clock', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.nat(1e6), bytes, bytes, (now, behind, a, b) => {
      const previous = uuidv7(now + behind, a);
      expect(uuidv7(now, b, previous) > previous).toBe(true);
    }),
  );
  const previous = 'a17f22e2-79b0-7cc3-98c4-dc0c0c07398f';
  expect(uuidv7(5, new Uint8Array(10), previous)).toBe('a17f22e2-79b1-7000-8000-000000000000');
  expect(uuidv7(0xa17f22e279b0, new Uint8Array(10), previous)).toBe('a17f22e2-79b1-7000-8000-000000000000');
  expect(uuidv7(5, new Uint8Array(10), 'not a uuid')).toMatch(/^00000000-0005-7/);
});
