import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The log: one JSON object a line. It holds no token, no cookie and nobody's address, of mail or of network: what is
 * logged is chosen field by field, and errors of drivers are cut down to what they are.
 *
 * @param level - the least that is written, as pino names it
 * @param destination - default: the standard output
 */
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

/** Drivers hang on their errors what was asked: ioredis the whole command, pg the row in `detail`. */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is no error was thrown.' };
  const { name, message, stack, cause, code } = error as NodeJS.ErrnoException;
  return {
    type: name,
    message,
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}

/** While the store is away, each of very many requests would say so. */
const SPARING_MS = 1_000;

/**
 * Logs an error that comes with every request, at most once a second; the others are counted.
 *
 * @param now - ms since any instant
 */
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
