import { siteOf } from '../csrf.ts';
import type { Streams } from '../events/streams.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { HttpError } from '../problems.ts';
import type { Route, RouteContext } from './context.ts';

const HEADERS = {
  ...ANSWER_HEADERS,
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // Otherwise nginx buffers events.
  'x-accel-buffering': 'no',
};

/** `/events`: sends the session's state, then its changes. */
export function eventsRoute({ tokenOf, allowedOrigins }: RouteContext, streams: Streams): Route {
  return {
    async GET(request) {
      // Another site cannot read the stream, but could occupy all eight streams of the session.
      if (siteOf(request, allowedOrigins) === 'foreign') throw new HttpError('csrf');
      return new Response(await streams.open(tokenOf(request)), { headers: HEADERS });
    },
  };
}
