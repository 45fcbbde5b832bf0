/** The store did not answer. Protected routes fail closed with 503; nobody is signed out by it. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('The session store does not answer.', { cause });
  }
}

/** `policyFor` named a policy that the store does not have. */
export class UnknownPolicyError extends Error {
  override readonly name = 'UnknownPolicyError';

  constructor(id: string) {
    super(`There is no policy "${id}": call engine.ensurePolicy("${id}", durations) before the first sign-in.`);
  }
}

/** A sign-in is older than a session may last: `authAt` says so. */
export class StaleAuthenticationError extends Error {
  override readonly name = 'StaleAuthenticationError';

  constructor() {
    super('The person proved who they are longer ago than a session may last: ask them again.');
  }
}

/** A token, or a session of the host, begins one session, once: an ended one does not begin again. */
export class TokenUsedError extends Error {
  override readonly name = 'TokenUsedError';

  constructor() {
    super('This token or host session has had a Curfew session: take a new one at each sign-in.');
  }
}
