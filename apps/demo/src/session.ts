import { createSession } from '@curfew/core';

/** The session of this page, shared with every other tab. The policy comes from the server. */
export const session = createSession({ server: '/curfew/v1' });
