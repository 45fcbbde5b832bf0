/**
 * The SQL store over any driver of PostgreSQL.
 *
 * @packageDocumentation
 */
export type { Sql, SqlListener, SqlQuery } from './sql/driver.ts';
export { sqlStore } from './sql/store.ts';
