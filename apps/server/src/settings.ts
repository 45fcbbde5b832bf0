import {
  formatDuration,
  MAX_DURATION_MS,
  type PolicyDurations,
  type PolicyLimits,
  validatePolicy,
} from '@curfew/core/state';
import { type Environment, readDuration, readUrl, readWhole } from './environment.ts';
import { StartError } from './start-error.ts';

export type StoreSettings =
  | { readonly kind: 'memory' }
  | { readonly kind: 'pglite'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly connections: number }
  /** Several URLs are nodes of one Cluster. */
  | { readonly kind: 'redis'; readonly urls: readonly string[] };

export interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Set if the server is behind a proxy. */
  readonly origins: readonly string[];
  /** Each proxy appends to `X-Forwarded-For`. */
  readonly proxies: number;
  readonly store: StoreSettings;
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Created if the store has none. */
  readonly policy: PolicyDurations;
  readonly policyVariables: readonly PolicyVariable[];
  readonly limits: PolicyLimits;
  readonly drain: DrainSettings;
  readonly logLevel: string;
}

export interface PolicyVariable {
  readonly name: string;
  readonly field: keyof PolicyDurations;
}

export interface DrainSettings {
  /** While `/readyz` fails, in ms: time for a load balancer to notice. */
  readonly delayMs: number;
  /** For requests in flight after that, in ms. */
  readonly limitMs: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const VARIABLES: readonly PolicyVariable[] = [
  { name: 'CURFEW_IDLE', field: 'idleMs' },
  { name: 'CURFEW_MAX', field: 'maxMs' },
  { name: 'CURFEW_WARN', field: 'warnMs' },
];

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const PORT = { what: 'a port', min: 0, max: 65_535 };

/** @throws StartError for the first invalid variable */
export function readSettings(env: Environment): Settings {
  const limits = { minMs: readDuration(env, 'CURFEW_MIN_DURATION') ?? MINUTE, maxMs: MAX_DURATION_MS };
  if (limits.minMs < 1 || limits.minMs > limits.maxMs) {
    throw new StartError('CURFEW_MIN_DURATION must be between 1ms and 7d.');
  }
  const metricsPort = readWhole(env, 'METRICS_PORT', PORT);
  return {
    host: env.HOST || '127.0.0.1',
    port: readWhole(env, 'PORT', PORT) ?? 8787,
    origins: listOf(env.CURFEW_ORIGIN).map(origin),
    proxies: readWhole(env, 'CURFEW_PROXIES', { what: 'a number of proxies', min: 0, max: 10 }) ?? 0,
    store: store(env),
    metrics: metricsPort === undefined ? null : { host: env.METRICS_HOST || '127.0.0.1', port: metricsPort },
    policy: policy(env, limits),
    policyVariables: VARIABLES.filter(({ name }) => env[name]),
    limits,
    drain: {
      delayMs: readDuration(env, 'CURFEW_DRAIN_DELAY') ?? 0,
      limitMs: readDuration(env, 'CURFEW_DRAIN_LIMIT') ?? 10 * SECOND,
    },
    logLevel: logLevel(env.LOG_LEVEL || 'warn'),
  };
}

/** The policy in the store wins, as it was saved. */
export function noticesOf({ policyVariables, policy }: Settings, stored: PolicyDurations = policy): string[] {
  return policyVariables.flatMap(({ name, field }) => {
    if (policy[field] === stored[field]) return [];
    const duration = formatDuration(stored[field]);
    return `${name} has no effect, because the stored policy has ${duration}: change it in Session Configuration.`;
  });
}

function store(env: Environment): StoreSettings {
  const [name, another] = ['DATABASE_URL', 'REDIS_URL', 'CURFEW_DATA_DIR'].filter((each) => env[each]);
  if (another) throw new StartError(`${name} and ${another} are both set: sessions have one store, so unset one.`);
  const { DATABASE_URL, REDIS_URL, CURFEW_DATA_DIR = '.data' } = env;
  if (DATABASE_URL) {
    readUrl(DATABASE_URL, 'DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database');
    const pool = { what: 'a number of connections', min: 2, max: 1_000 };
    return { kind: 'postgres', url: DATABASE_URL, connections: readWhole(env, 'DATABASE_POOL', pool) ?? 10 };
  }
  if (REDIS_URL) {
    const urls = listOf(REDIS_URL);
    const parsed = urls.map((url) => readUrl(url, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://:password@host:6379'));
    // ioredis ignores it, and the database 0 may be that of another product.
    if (parsed.length > 1 && parsed.some(({ pathname }) => !/^\/?0?$/.test(pathname)))
      throw new StartError('REDIS_URL names a database of a Cluster, which has only the database 0: omit it.');
    return { kind: 'redis', urls };
  }
  return CURFEW_DATA_DIR === 'memory' ? { kind: 'memory' } : { kind: 'pglite', directory: CURFEW_DATA_DIR || '.data' };
}

function policy(env: Environment, limits: PolicyLimits): PolicyDurations {
  const idle = readDuration(env, 'CURFEW_IDLE');
  const max = readDuration(env, 'CURFEW_MAX');
  // Defaults adapt to the variables that are set.
  const maxMs = max ?? Math.max(12 * HOUR, idle ?? 0, limits.minMs);
  const idleMs = idle ?? Math.min(Math.max(15 * MINUTE, limits.minMs), maxMs);
  const warnMs = readDuration(env, 'CURFEW_WARN') ?? (2 * MINUTE < idleMs ? 2 * MINUTE : Math.floor(idleMs / 2));
  const [problem] = validatePolicy({ idleMs, maxMs, warnMs }, limits);
  if (!problem) return { idleMs, maxMs, warnMs };
  const reasons = {
    not_a_duration: 'is not a duration',
    too_short: 'is shorter than CURFEW_MIN_DURATION',
    too_long: 'is longer than seven days',
    idle_above_max: 'is longer than CURFEW_MAX',
    warn_not_below_idle: 'is not shorter than CURFEW_IDLE',
  };
  const { name } = VARIABLES.find(({ field }) => field === problem.field) as PolicyVariable;
  throw new StartError(`${name} ${reasons[problem.code]}.`);
}

function listOf(text = ''): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function origin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new StartError(
    `CURFEW_ORIGIN has "${text}", which is not an origin: write one such as https://app.example.com.`,
  );
}

function logLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new StartError(`LOG_LEVEL is "${text}": write one of ${LOG_LEVELS.join(', ')}.`);
}
