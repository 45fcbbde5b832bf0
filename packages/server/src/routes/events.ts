import { siteOf } from '../csrf.ts';
import type { Streams } from '../events/streams.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { Refusal } from '../problems.ts';
import type { Route, RouteContext } from './context.ts';

const HEADERS = {
  ...ANSWER_HEADERS,
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // nginx would hold events back until a buffer is full.
  'x-accel-buffering': 'no',
};

/** `/events`: the session's state at first, then what happens to it, as server-sent events. Never extends. */
export function eventsRoute({ tokenOf, allowedOrigins }: RouteContext, streams: Streams): Route {
  return {
    async GET(request) {
      // A foreign page could not read the stream, but hold eight of them open.
      if (siteOf(request, allowedOrigins) === 'foreign') throw new Refusal('csrf');
      return new Response(await streams.open(tokenOf(request)), { headers: HEADERS });
    },
  };
}
