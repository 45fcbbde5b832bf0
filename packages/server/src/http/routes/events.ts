import { siteOf } from '../csrf.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { HttpError } from '../problems.ts';
import type { Route } from './route.ts';

const HEADERS = {
  ...ANSWER_HEADERS,
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // Otherwise nginx buffers events.
  'x-accel-buffering': 'no',
};

export const events: Route = {
  method: 'GET',
  path: '/events',
  summary:
    'Server-sent events: `state` at first, then `state`, `policy`, `ended` and `bye`. Does not extend the session.',
  responses: { 200: 'text/event-stream' },
  problems: ['csrf'],
  async respond({ token, allowedOrigins, streams }, request) {
    // Another site cannot read the stream, but could occupy all eight.
    if (siteOf(request, allowedOrigins) === 'foreign') throw new HttpError('csrf');
    return { status: 200, headers: HEADERS, body: await streams.open(token) };
  },
};
