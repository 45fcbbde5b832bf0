export { startPostgres } from '../../../packages/server/src/store/servers/postgres.ts';
export { startRedis } from '../../../packages/server/src/store/servers/redis.ts';
