import { expect, it } from 'vitest';
import { coalesces, lifeOf } from './expiry.ts';
import { EXPIRY_VECTORS } from './expiry-vectors.ts';

it.each(EXPIRY_VECTORS)('$name', ({ found, ageMs, life, coalesces: expected }) => {
  expect(lifeOf(found)).toMatchObject(life);
  expect(coalesces(found, ageMs)).toBe(expected);
});
