import { createSession, httpServer } from '@curfew/core';
import { notingFetch } from './api/reachability.ts';

/** The session of this page, shared with every other tab. The policy comes from the server. */
export const session = createSession({ server: httpServer({ fetch: notingFetch }) });
