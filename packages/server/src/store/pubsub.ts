import type { AuditEntry, StoreEvent } from './types.ts';

/** The change that an end is, by the detail of its line in the audit. */
export function toEnd(sid: string, { reason, by }: AuditEntry['detail']): StoreEvent {
  return { kind: 'end', sid, ...(reason === 'superseded' && typeof by === 'string' && { isResumed: true }) };
}

/** Parses a message, `<node> end <sid>`, `<node> resumed <sid>` or `<node> policy <id>`. Returns `null` if it is this node's own or unknown. */
export function toChange(message: string, node: string): StoreEvent | null {
  const [, from, kind, id = ''] = /^(\S+) (\S+) (.*)$/s.exec(message) ?? [];
  if (from === node) return null;
  if (kind === 'end') return { kind, sid: id };
  if (kind === 'resumed') return { kind: 'end', sid: id, isResumed: true };
  return kind === 'policy' ? { kind, policyId: id } : null;
}
