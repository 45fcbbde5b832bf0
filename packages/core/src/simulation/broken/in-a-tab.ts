import type { Variant } from './variant.ts';

/** Faults of a tab: of its clock and timer, and of what it does with facts. */
export const TAB: readonly Variant[] = [
  {
    name: 'a wall clock that is trusted',
    file: 'clock/system.ts',
    find: 'if (steady + lead - at - guard > TOLERANCE_MS)',
    replace: 'if (steady + lead - at - guard > Infinity)',
  },
  {
    name: "a clock that takes no other tab's word",
    file: 'clock/system.ts',
    find: 'if (behind > TOLERANCE_MS) guard += behind;',
    replace: 'guard += 0 * behind;',
  },
  {
    name: 'a timer that sleeps until the deadline',
    file: 'scheduler.ts',
    find: 'Math.min(at, now + LONGEST_SLEEP_MS)',
    replace: 'Math.min(at, now + 10 * LONGEST_SLEEP_MS)',
  },
  {
    name: 'a tab that ends without looking at the record again',
    file: 'session.ts',
    find: '    confirming = true;\n    look();\n',
    replace: '    confirming = true;\n',
  },
  {
    name: 'a tab that ends without asking the server',
    file: 'session.ts',
    find: 'if (server) void ask(CONFIRM_MS).then(settle);\n    else settle();',
    replace: 'settle();',
  },
  {
    name: 'a tab that wakes without a look at the clock',
    file: 'session.ts',
    find: '    check();\n    if (returned)',
    replace: '    if (returned)',
  },
  {
    name: 'a record that is written over without a look at it',
    file: 'session.ts',
    find: 'const joined = facts && written ? merge(facts, written.facts) : facts;',
    replace: 'const joined = facts && written && written.facts.id !== facts.id ? merge(facts, written.facts) : facts;',
  },
  {
    name: 'a record of a later session that is written over',
    file: 'session.ts',
    find: 'if (!facts || joined?.id !== facts.id) return;\n    facts = joined;',
    replace: 'if (!facts) return;\n    if (joined?.id === facts.id) facts = joined;',
  },
  {
    name: 'a new tab that begins a session instead of adopting it',
    file: 'session.ts',
    find: 'if (!server && !written) {',
    replace: 'if (!server) {',
  },
  {
    name: 'a new tab whose opening counts as activity',
    file: 'session.ts',
    find: 'facts = merge(written.facts, { ...written.facts, policy });',
    replace: 'facts = { ...merge(written.facts, { ...written.facts, policy }), lastActivityAt: clock.now() };',
  },
  {
    name: 'an end that is told twice',
    file: 'session.ts',
    find: 'ports.onEnded?.(facts.ended.reason);',
    replace: 'ports.onEnded?.(facts.ended.reason); ports.onEnded?.(facts.ended.reason);',
  },
  {
    name: 'an end that nobody is told',
    file: 'session.ts',
    find: 'ports.onEnded?.(facts.ended.reason);',
    replace: '',
  },
  {
    name: 'a warning that is told at each update',
    file: 'session.ts',
    find: '} else if (after.about && after.about !== before.about) {',
    replace: '} else if (after.about) {',
  },
  {
    name: 'a session that shows its end before it has asked',
    file: 'session.ts',
    find: 'const after = snapshotAt(facts, clock.now(), confirming, holds);',
    replace: 'const after = snapshotAt(facts, clock.now(), false, holds);',
  },
  {
    name: 'a sign-out that the others do not hear of',
    file: 'session.ts',
    find: 'published = seal(facts);',
    replace: 'if (facts.ended) return;\n    published = seal(facts);',
  },
  {
    name: 'a hold that counts for nothing',
    file: 'session.ts',
    find: 'if (holdAt() <= clock.now()) report();',
    replace: '',
  },
  {
    name: 'a tab that corrects each message in its queue',
    file: 'session.ts',
    find: ' && !isCorrected(envelope)',
    replace: '',
  },
];
