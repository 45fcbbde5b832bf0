export { startPostgres } from '../../../packages/server/test/servers/postgres.ts';
export { startRedis } from '../../../packages/server/test/servers/redis.ts';
