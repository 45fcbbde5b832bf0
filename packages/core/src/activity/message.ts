import { listen } from '../browser/listen.ts';
import type { ActivitySource } from '../ports.ts';
import { requireOrigin } from './origin.ts';
import { throttleActivity } from './throttle.ts';

/** Without a time: input counts as of its arrival. */
export const ACTIVITY_MESSAGE = 'curfew:activity';

/** Options of {@link messageActivity}. */
export interface MessageActivityOptions {
  /** The origins whose messages count, such as `https://editor.example`. All others are ignored. */
  readonly origins: readonly string[];
}

/**
 * Reports input that a frame or a popup of another origin forwards with `forwardActivity`. A listed origin can prevent
 * the idle timeout, but not the absolute timeout.
 *
 * @throws TypeError if an origin is not in the form that browsers use
 * @example
 * createSession({ policy, activity: [domActivity(), messageActivity({ origins: ['https://editor.example'] })] });
 */
export function messageActivity({ origins }: MessageActivityOptions): ActivitySource {
  for (const origin of origins) requireOrigin(origin);
  return throttleActivity((receive) =>
    listen(globalThis.window, ['message'], (event) => {
      const { isTrusted, data, origin } = event as MessageEvent<unknown>;
      if (isTrusted && data === ACTIVITY_MESSAGE && origins.includes(origin)) receive();
    }),
  );
}
