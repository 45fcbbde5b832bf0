// @ts-nocheck
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
    file: 'session/keeper.ts',
    find: '    confirming = true;\n    look();\n',
    replace: '    confirming = true;\n',
  },
  {
    name: 'a tab that ends without asking the server',
    file: 'session/keeper.ts',
    find: 'if (server()) void ask(CONFIRM_MS).then(settle);\n    else settle();',
    replace: 'settle();',
  },
  {
    name: 'a tab that wakes without a look at the clock',
    file: 'session.ts',
    find: '    keeper.check();\n    if (returned)',
    replace: '    if (returned)',
  },
  {
    name: 'a record that is written over without a look at it',
    file: 'session/record.ts',
    find: 'const joined = written ? merge(facts, written.facts) : facts;',
    replace: 'const joined = written && written.facts.id !== facts.id ? merge(facts, written.facts) : facts;',
  },
  {
    name: 'a record of a later session that is written over',
    file: 'session/record.ts',
    find: 'if (joined.id !== facts.id) return facts;\n      storage?.write(seal(joined, clock));',
    replace:
      'storage?.write(seal(joined.id === facts.id ? joined : facts, clock));\n      if (joined.id !== facts.id) return facts;',
  },
  {
    name: 'a new tab that begins a session instead of adopting it',
    file: 'session/keeper.ts',
    find: 'if (!ports.server && !written) {',
    replace: 'if (!ports.server) {',
  },
  {
    name: 'a new tab whose opening counts as activity',
    file: 'session/keeper.ts',
    find: 'facts = merge(written.facts, { ...written.facts, policy });',
    replace: 'facts = { ...merge(written.facts, { ...written.facts, policy }), lastActivityAt: clock.now() };',
  },
  {
    name: 'an end that is told twice',
    file: 'session/keeper.ts',
    find: 'ports.onEnded?.(facts.ended.reason);',
    replace: 'ports.onEnded?.(facts.ended.reason); ports.onEnded?.(facts.ended.reason);',
  },
  {
    name: 'an end that nobody is told',
    file: 'session/keeper.ts',
    find: 'ports.onEnded?.(facts.ended.reason);',
    replace: '',
  },
  {
    name: 'a warning that is told at each update',
    file: 'session/keeper.ts',
    find: '} else if (after.about && after.about !== before.about) {',
    replace: '} else if (after.about) {',
  },
  {
    name: 'a session that shows its end before it has asked',
    file: 'session/keeper.ts',
    find: 'const after = snapshotAt(facts, clock.now(), confirming, holds.list());',
    replace: 'const after = snapshotAt(facts, clock.now(), false, holds.list());',
  },
  {
    name: 'a sign-out that the others do not hear of',
    file: 'session/membership.ts',
    find: 'published = seal(facts, clock);',
    replace: 'if (facts.ended) return;\n      published = seal(facts, clock);',
  },
  {
    name: 'a hold that counts for nothing',
    file: 'session/keeper.ts',
    find: 'if (holdAt() <= clock.now()) report();',
    replace: '',
  },
  {
    name: 'a tab that corrects each message in its queue',
    file: 'session/keeper.ts',
    find: 'outdated && !members.hasSpokenSince(envelope)',
    replace: 'outdated',
  },
];
