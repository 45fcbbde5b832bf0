// @ts-nocheck
import type { Variant } from './variant.ts';

/** Faults of the pure model: what facts are, how they join, and what follows from them. */
export const MODEL: readonly Variant[] = [
  {
    name: 'a merge that takes the last message',
    file: 'model/facts.ts',
    find: 'lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt)',
    replace: 'lastActivityAt: b.lastActivityAt',
  },
  {
    name: 'a merge that takes the earlier activity',
    file: 'model/facts.ts',
    find: 'lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt)',
    replace: 'lastActivityAt: Math.min(a.lastActivityAt, b.lastActivityAt)',
  },
  {
    name: 'a merge that does not hear of an end',
    file: 'model/facts.ts',
    find: 'ended: joinNullable(a.ended, b.ended, joinEnded)',
    replace: 'ended: a.ended',
  },
  {
    name: 'a merge that takes the later end',
    file: 'model/facts.ts',
    find: 'return order <= 0 ? a : b;',
    replace: 'return order >= 0 ? a : b;',
  },
  {
    name: 'a merge that takes the older policy',
    file: 'model/facts.ts',
    find: 'return a.version > b.version ? a : b;',
    replace: 'return a.version < b.version ? a : b;',
  },
  {
    name: "a merge that takes the server's older answer",
    file: 'model/facts.ts',
    find: 'if (order) return order > 0 ? a : b;',
    replace: 'if (order) return order < 0 ? a : b;',
  },
  {
    name: 'a merge that lets the earlier session win',
    file: 'model/facts.ts',
    find: 'return a.id > b.id ? a : b;',
    replace: 'return a.id < b.id ? a : b;',
  },
  {
    name: 'a peer event that publishes',
    file: 'model/step.ts',
    find: 'return [merge(facts, event.facts), NONE];',
    replace: 'return [merge(facts, event.facts), SHARE];',
  },
  {
    name: 'activity after the end that revives',
    file: 'model/step.ts',
    find: "if (current.status === 'ended') return [facts, NONE];",
    replace: "if (current.status === 'ended' && extend) return [facts, NONE];",
  },
  {
    name: 'an extension after the end that revives',
    file: 'model/step.ts',
    find: "if (current.status === 'ended') return [facts, NONE];",
    replace: "if (current.status === 'ended' && (facts.ended || !extend)) return [facts, NONE];",
  },
  {
    name: 'mere activity that dismisses a warning',
    file: 'model/step.ts',
    find: "const warned = current.status === 'warning' && current.about === 'idle';",
    replace: 'const warned = false;',
  },
  {
    name: 'input without a throttle',
    file: 'model/step.ts',
    find: 'warned || now - facts.lastActivityAt < throttleMs(facts.policy) ?',
    replace: 'warned ?',
  },
  {
    name: 'a later session that goes unnoticed',
    file: 'model/step.ts',
    find: "return event.facts.id > facts.id ? end(facts, now, 'superseded') : [facts, NONE];",
    replace: 'return [facts, NONE];',
  },
  {
    name: 'a deadline that forgets the maximum',
    file: 'model/deadlines.ts',
    find: 'return Math.min(idleAt(facts), maxAt(facts));',
    replace: 'return idleAt(facts);',
  },
  {
    name: "a deadline that forgets the server's",
    file: 'model/deadlines.ts',
    find: 'return Math.min(lastActivityAt + policy.idleMs, server?.idleAt ?? Infinity);',
    replace: 'return lastActivityAt + policy.idleMs;',
  },
  {
    name: 'an alarm at the end that never rings',
    file: 'model/status.ts',
    find: ': now < end ? end : Infinity;',
    replace: ': Infinity;',
  },
];
