import type { AuditEntry, AuditQuery } from '../types.ts';

/** Lost with the process anyway. */
const LINES = 1_000;

export interface AuditLog {
  record(entry: Omit<AuditEntry, 'id'>): void;
  page(query: AuditQuery): AuditEntry[];
  trim(oldest: number, limit: number): number;
}

export function createAuditLog(): AuditLog {
  const lines: AuditEntry[] = [];
  let id = 0;

  return {
    record(entry) {
      id += 1;
      lines.push({ id: String(id), ...entry });
      // Removing the first line moves all others.
      if (lines.length >= 2 * LINES) lines.splice(0, LINES);
    },

    page({ tenant, limit, before, policyId }) {
      const kept = lines.slice(-LINES).reverse();
      const from = before === null ? 0 : kept.findIndex((line) => line.id === before) + 1 || kept.length;
      return kept
        .slice(from)
        .filter((line) => line.tenant === tenant && (policyId === undefined || isOf(line, policyId)))
        .slice(0, limit);
    },

    trim(oldest, limit) {
      const kept = lines.findIndex(({ at }) => at >= oldest);
      return lines.splice(0, Math.min(kept === -1 ? lines.length : kept, limit)).length;
    },
  };
}

function isOf(line: AuditEntry, policyId: string): boolean {
  return line.event === 'policy' && line.policyId === policyId;
}
