/** Of the errors of drivers, which apps log: what was sent, or a row, with the names of users. */
const NAMING = ['command', 'params', 'detail', 'where'];

/** Thrown if the store does not respond. Protected routes then respond with 503, and sessions stay as they are. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('The session store does not respond.', { cause });
    if (cause instanceof Error) for (const name of NAMING) Reflect.deleteProperty(cause, name);
  }
}

export class CallbackTimeoutError extends Error {
  override readonly name = 'CallbackTimeoutError';

  constructor(callback: string, seconds: number) {
    super(`${callback} has not responded within ${seconds} s.`);
  }
}

export function toUnavailable(cause: unknown): StoreUnavailableError {
  return cause instanceof StoreUnavailableError ? cause : new StoreUnavailableError(cause);
}

/** Thrown if `policyFor` returns a policy that the store does not have. */
export class UnknownPolicyError extends Error {
  override readonly name = 'UnknownPolicyError';

  constructor(id: string) {
    super(`There is no policy "${id}": add it to the policies of createCurfew.`);
  }
}

/** Thrown if `authAt` is longer ago than a session may last. */
export class StaleAuthenticationError extends Error {
  override readonly name = 'StaleAuthenticationError';

  constructor() {
    super('authAt is longer ago than the absolute timeout: authenticate the user again.');
  }
}

/** Thrown if a token, or a session of your app, has had a session. An ended session does not begin again. */
export class TokenUsedError extends Error {
  override readonly name = 'TokenUsedError';

  constructor() {
    super('This token or session id has had a session: create a new one at each sign-in.');
  }
}

/** Thrown if a newer Curfew has created the tables. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';

  constructor(version: number, supported: number) {
    super(`The database has schema version ${version} of a newer Curfew; this one supports ${supported}: update it.`);
  }
}
