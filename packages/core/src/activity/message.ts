import { listen } from '../browser/listen.ts';
import type { ActivitySource } from '../ports.ts';
import { requireOrigin } from './origin.ts';
import { throttleActivity } from './throttle.ts';

/** What {@link forwardActivity} says. It carries no time: input counts as of the moment it arrives. */
export const ACTIVITY_MESSAGE = 'curfew:activity';

/** Options of {@link messageActivity}. */
export interface MessageActivityOptions {
  /** Whose messages count, such as `https://editor.example`. All others are ignored. */
  readonly origins: readonly string[];
}

/**
 * The host's side of the bridge: notices input that a frame or a popup of another origin forwards by
 * `forwardActivity`. Whoever is on the list can keep the session from going idle, though never beyond its maximum.
 *
 * @throws TypeError if an origin is not written as browsers write it
 * @example
 * createSession({ policy, activity: [domActivity(), messageActivity({ origins: ['https://editor.example'] })] });
 */
export function messageActivity({ origins }: MessageActivityOptions): ActivitySource {
  for (const origin of origins) requireOrigin(origin);
  return throttleActivity((hear) =>
    listen(globalThis.window, ['message'], (event) => {
      const { isTrusted, data, origin } = event as MessageEvent<unknown>;
      if (isTrusted && data === ACTIVITY_MESSAGE && origins.includes(origin)) hear();
    }),
  );
}
