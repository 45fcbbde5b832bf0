import type { StoreEvent } from './types.ts';

/** Parses a message, `<node> end <sid>` or `<node> policy <id>`. Returns `null` if it is this node's own or unknown. */
export function toChange(message: string, node: string): StoreEvent | null {
  const [, from, kind, id = ''] = /^(\S+) (\S+) (.*)$/s.exec(message) ?? [];
  if (from === node) return null;
  if (kind === 'end') return { kind, sid: id };
  return kind === 'policy' ? { kind, policyId: id } : null;
}
