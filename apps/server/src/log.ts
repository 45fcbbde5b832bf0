import { type DestinationStream, type Logger, pino } from 'pino';

/** The log contains no token, cookie, email address or IP address. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Drivers add data to their errors: ioredis the whole command, pg the row in `detail`. */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'A value that is not an Error was thrown.' };
  const { name, message, stack, cause, code } = error as NodeJS.ErrnoException;
  return {
    type: name,
    message,
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}

const SPARING_MS = 1_000;

/** At most once a second, with the number of suppressed ones. `now` is monotonic, in ms. */
export function logSparingly(
  log: Logger,
  message: string,
  now: () => number = () => performance.now(),
): (error: unknown) => void {
  let quietUntil = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (error: unknown): void => {
    if (now() < quietUntil) {
      unsaid += 1;
      return;
    }
    log.error({ err: error, ...(unsaid > 0 && { unsaid }) }, message);
    quietUntil = now() + SPARING_MS;
    unsaid = 0;
  };
}
