import {
  MAX_DURATION_MS,
  type PolicyDurations,
  type PolicyLimits,
  parseDuration,
  validatePolicy,
} from '@curfew/core/model';
import { StartError } from './start-error.ts';

/** What the environment says. */
export interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** `null`: nothing is kept. */
  readonly dataDirectory: string | null;
  /** The policy where the store has none yet. */
  readonly policy: PolicyDurations;
  readonly limits: PolicyLimits;
  readonly logLevel: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The variable that sets each duration. */
const VARIABLES = { idleMs: 'CURFEW_IDLE', maxMs: 'CURFEW_MAX', warnMs: 'CURFEW_WARN' } as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. An empty variable counts as not set.
 *
 * @throws StartError at the first that cannot be used
 * @example
 * readSettings({ PORT: '9000', CURFEW_IDLE: '5m' }).policy.idleMs // 300_000
 */
export function readSettings(env: Env): Settings {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    if (env[name]) throw new StartError(`${name} is set, but this version of Curfew only stores in CURFEW_DATA_DIR.`);
  }
  const directory = env.CURFEW_DATA_DIR || '.data';
  const limits = { minMs: duration(env, 'CURFEW_MIN_DURATION') ?? MINUTE, maxMs: MAX_DURATION_MS };
  if (limits.minMs < 1 || limits.minMs > limits.maxMs) {
    throw new StartError('CURFEW_MIN_DURATION must be between 1ms and 7d.');
  }
  return {
    host: env.HOST || '127.0.0.1',
    port: port(env.PORT || '8787'),
    dataDirectory: directory === 'memory' ? null : directory,
    policy: policy(env, limits),
    limits,
    logLevel: logLevel(env.LOG_LEVEL || 'warn'),
  };
}

function policy(env: Env, limits: PolicyLimits): PolicyDurations {
  const idle = duration(env, 'CURFEW_IDLE');
  const max = duration(env, 'CURFEW_MAX');
  // A default gives way to what was chosen beside it; what was chosen is never changed.
  const maxMs = max ?? Math.max(12 * HOUR, idle ?? 0, limits.minMs);
  const idleMs = idle ?? Math.min(Math.max(15 * MINUTE, limits.minMs), maxMs);
  const warnMs = duration(env, 'CURFEW_WARN') ?? (2 * MINUTE < idleMs ? 2 * MINUTE : Math.floor(idleMs / 2));
  const [problem] = validatePolicy({ idleMs, maxMs, warnMs }, limits);
  if (!problem) return { idleMs, maxMs, warnMs };
  const reasons = {
    not_a_duration: 'is not a duration',
    too_short: 'is shorter than CURFEW_MIN_DURATION',
    too_long: 'is longer than seven days',
    idle_above_max: 'is longer than CURFEW_MAX',
    warn_not_below_idle: 'is not shorter than CURFEW_IDLE',
  };
  throw new StartError(`${VARIABLES[problem.field]} ${reasons[problem.code]}.`);
}

function duration(env: Env, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  try {
    return parseDuration(text);
  } catch {
    throw new StartError(`${name} is "${text}", which is not a duration: write 90s, 15m or 1h30m.`);
  }
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new StartError(`PORT is "${text}", which is not a port: write a number from 0 to 65535.`);
}

function logLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new StartError(`LOG_LEVEL is "${text}": write one of ${LOG_LEVELS.join(', ')}.`);
}
