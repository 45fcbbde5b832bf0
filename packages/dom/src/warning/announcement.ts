import type { WarningMessages } from '../messages/types.ts';
import type { WarningState } from './controller.ts';

/** In ms before the end. More would drown out all others. */
const INSTANTS = [10_000, 30_000, 60_000, 120_000, 300_000];

/** While the dialog itself is read out. */
const QUIET_MS = 10_000;

/** Assertive from here, in ms before the end. */
const URGENT_MS = 30_000;

/** A title that changes every second would disturb. */
function forTitle(endsMs: number): number {
  const step = endsMs > 60_000 ? 60_000 : 10_000;
  return Math.max(0, Math.ceil(endsMs / step) * step);
}

/** What is announced at one moment. An empty text announces nothing. */
export interface Announcement {
  readonly polite: string;
  readonly assertive: string;
  /** The page's title, for users in other tabs. */
  readonly pageTitle: string;
}

/**
 * The time left is announced at a few instants, and a change of the limit at once. If several instants have passed, as
 * after sleep, only the latest counts.
 *
 * @param endsMs - the time left, in ms
 */
export function announcement(
  { limit, openedLimit, leftMs }: Pick<WarningState, 'limit' | 'openedLimit' | 'leftMs'>,
  endsMs: number,
  texts: WarningMessages,
  locale: string,
): Announcement {
  const instant = INSTANTS.find((at) => endsMs <= at && at <= leftMs - QUIET_MS) ?? 0;
  const turned = limit === openedLimit ? '' : texts.title[limit];
  const text = instant ? texts.left({ limit, leftMs: instant }, locale) : turned;
  const isUrgent = instant > 0 && instant <= URGENT_MS;
  return {
    polite: isUrgent ? '' : text,
    assertive: isUrgent ? text : '',
    pageTitle: texts.pageTitle({ leftMs: forTitle(endsMs) }, locale),
  };
}
