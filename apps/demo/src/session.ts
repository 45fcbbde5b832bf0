import { createSession, httpServer } from '@curfew/core';
import { notingFetch } from './api/reachability.ts';

export const session = createSession({ server: httpServer({ fetch: notingFetch }) });
