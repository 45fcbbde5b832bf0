import { createSession } from '@curfew/core';

export const session = createSession({ server: '/curfew/v1', signInPage: '/sign-in' });
