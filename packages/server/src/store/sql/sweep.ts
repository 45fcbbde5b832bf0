import { setImmediate as nextTurn } from 'node:timers/promises';
import { sweepPlan } from '../../rules/sweep-plan.ts';
import type { Sql, SqlQuery } from './driver.ts';
import { toFound } from './rows.ts';
import { SWEEP_DUE, SWEEP_FORGET, SWEEP_KEEP } from './statements.ts';

/** In a transaction. PGlite answers no request meanwhile. */
const PORTION = 500;

type Rows = Awaited<ReturnType<SqlQuery['query']>>;

interface Swept {
  readonly checked: number;
  /** Lines of the audit. */
  readonly ended: Rows;
}

/** Returns how many sessions it has checked. */
export async function sweep(
  sql: Pick<Sql, 'transaction'>,
  limit: number,
  onEnded: (lines: Rows) => void,
): Promise<number> {
  for (let checked = 0; ; await nextTurn()) {
    const size = Math.min(PORTION, limit - checked);
    const swept = await sweepPortion(sql, size);
    onEnded(swept.ended);
    checked += swept.checked;
    if (swept.checked < size || checked === limit) return checked;
  }
}

async function sweepPortion(sql: Pick<Sql, 'transaction'>, limit: number): Promise<Swept> {
  return sql.transaction(async (tx) => {
    const rows = await tx.query(SWEEP_DUE, [limit]);
    const forget: unknown[] = [];
    const keep: [unknown[], unknown[], unknown[], unknown[]] = [[], [], [], []];
    for (const row of rows) {
      const plan = sweepPlan(toFound(row));
      if (plan.forget) {
        forget.push(row.token_hash);
        continue;
      }
      const values = [row.token_hash, plan.sweepAt, plan.ended.endedAt, plan.ended.endReason];
      for (const [column, list] of keep.entries()) list.push(values[column]);
    }
    if (forget.length) await tx.query(SWEEP_FORGET, [forget]);
    return { checked: rows.length, ended: keep[0].length ? await tx.query(SWEEP_KEEP, keep) : [] };
  });
}
