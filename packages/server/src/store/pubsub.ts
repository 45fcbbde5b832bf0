import type { AuditEntry, StoreEvent } from './types.ts';

export function toEnd(sid: string, { reason, by }: AuditEntry['detail']): StoreEvent {
  return { kind: 'end', sid, ...(reason === 'superseded' && typeof by === 'string' && { isResumed: true }) };
}

/**
 * `<node> end <sid>`, `<node> resumed <sid>` or `<node> policy <id>`. Returns `null` for this node's own and unknown ones.
 */
export function toChange(message: string, node: string): StoreEvent | null {
  const [, from, kind, id = ''] = /^(\S+) (\S+) (.*)$/s.exec(message) ?? [];
  if (from === node) return null;
  if (kind === 'end') return { kind, sid: id };
  if (kind === 'resumed') return { kind: 'end', sid: id, isResumed: true };
  return kind === 'policy' ? { kind, policyId: id } : null;
}
