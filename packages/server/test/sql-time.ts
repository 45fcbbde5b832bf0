import type { SqlQuery } from '../src/store/sql/driver.ts';
import type { StoreUnderTest } from '../src/testing/stage.ts';

/** Advances time in a database by moving all stored times back. */
export function sqlTime(sql: SqlQuery): Pick<StoreUnderTest, 'advance' | 'clear'> {
  return {
    async advance(ms) {
      await sql.query(
        `update curfew_session set created_at = created_at - $1, seen_at = seen_at - $1, touched_at = touched_at - $1,
          ended_at = ended_at - $1, sweep_at = sweep_at - $1`,
        [ms],
      );
      await sql.query('update curfew_audit set at = at - $1', [ms]);
      await sql.query(
        `update curfew_policy set policy = policy || jsonb_build_object(
          'seenWatermark', seen_wm - $1::bigint, 'createdWatermark', created_wm - $1::bigint,
          'graceUntil', grace_until - $1::bigint, 'updatedAt', updated_at - $1::bigint)`,
        [ms],
      );
    },
    async clear() {
      await sql.query('truncate curfew_session, curfew_audit, curfew_policy, curfew_secret');
    },
  };
}
