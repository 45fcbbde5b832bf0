import { coalesces, lifeOf } from '@curfew/core/rules';
import { expect, it } from 'vitest';
import { EXPIRY_VECTORS } from '../testing/expiry-vectors.ts';

it.each(EXPIRY_VECTORS)('$name', ({ found, ageMs, life, coalesces: expected }) => {
  expect(lifeOf(found)).toMatchObject(life);
  expect(coalesces(found, ageMs)).toBe(expected);
});
