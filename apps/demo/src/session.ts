import { createSession, httpServer } from '@curfew/core';

/**
 * The session of this page, shared with every other tab. The server has the last word, its policy included, so there is
 * nothing else to set.
 */
export const session = createSession({ server: httpServer({ url: '/curfew/v1' }) });
