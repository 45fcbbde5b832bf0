import { readdirSync, readFileSync } from 'node:fs';
import * as fastCheck from 'fast-check';
import { expect, it } from 'vitest';
import { EQUIVALENT } from './equivalent.ts';
import { mutantsOf } from './mutants.ts';
import { firstFailure, MODEL } from './play.ts';

const files = readdirSync(MODEL).filter((name) => !name.endsWith('.test.ts') && name !== 'index.ts');

// Which failure is the smallest matters to nobody here.
fastCheck.configureGlobal({ endOnFailure: true });

it('passes as it is', async () => {
  expect(await firstFailure('facts.ts', readFileSync(`${MODEL}facts.ts`, 'utf8'))).toBeNull();
});

it.each(files)('the tests of the model notice every mutant of %s that changes anything', async (file) => {
  const survivors: string[] = [];
  const mutants = mutantsOf(readFileSync(MODEL + file, 'utf8'));
  expect(mutants.length).toBeGreaterThan(0);
  for (const { before, after, source } of mutants) {
    if ((await firstFailure(file, source)) === null) survivors.push(`${before} → ${after}`);
  }
  expect(survivors).toEqual((EQUIVALENT[file] ?? []).map(({ mutant }) => mutant));
});
