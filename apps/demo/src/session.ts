import { createSession, httpServer } from '@curfew/core';
import { notingFetch } from './api/reachability.ts';

/** Every tab shares it. The policy comes from the server. */
export const session = createSession({ server: httpServer({ fetch: notingFetch }) });
