import { expect, test } from '@playwright/test';
import { packPackages } from './packed.ts';

test('the packages can be packed', () => {
  expect(packPackages()).toHaveLength(4);
});
