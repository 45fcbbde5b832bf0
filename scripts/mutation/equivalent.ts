/** A mutant that no test can notice, and why. */
export interface Equivalent {
  readonly mutant: string;
  readonly why: string;
}

const EQUAL = 'the operands are never equal here, or the answers for equal ones are';

/** The mutants that change nothing that anybody could see, by file and in its order. */
export const EQUIVALENT: Readonly<Record<string, readonly Equivalent[]>> = {
  'duration.ts': [{ mutant: "'' → 'mutant'", why: 'stands where the whole match would, which is dropped' }],
  'facts.ts': [
    { mutant: 'a.id > b.id → ((a.id) >= (b.id))', why: EQUAL },
    { mutant: 'a.version > b.version → ((a.version) >= (b.version))', why: EQUAL },
    { mutant: 'order > 0 → ((order) >= (0))', why: EQUAL },
    { mutant: 'order <= 0 → ((order) < (0))', why: EQUAL },
  ],
  'status.ts': [
    { mutant: "'idle' → ''", why: 'a warning that is not about the maximum is about idleness' },
    { mutant: "'idle' → ''", why: 'the same' },
  ],
  'step.ts': [{ mutant: 'event.facts.id > facts.id → ((event.facts.id) >= (facts.id))', why: EQUAL }],
  'uuid.ts': [
    { mutant: "'' → 'mutant'", why: 'neither is a number' },
    { mutant: '12 → 13', why: 'the thirteenth character is a hyphen, which ends the number' },
    { mutant: '16 → 17', why: 'a single digit reads the same' },
    { mutant: '16 → 17', why: 'and is written the same' },
  ],
};
