import type { Session } from '@curfew/core';
import { element, write } from '../elements/element.ts';
import { warning as english } from '../messages/en/warning.ts';
import type { DialogOptions } from '../options.ts';
import { type OpenWarning, openWarning } from './openWarning.ts';

/** Options of {@link mountWarning}. */
export interface WarningOptions extends DialogOptions {
  /** Whether to put the time left before the page's title. `true` by default. */
  readonly title?: boolean | undefined;
}

/**
 * Warns before a session ends, in a modal dialog. About idleness it offers to stay signed in; about the maximum, where
 * nobody can stay, to keep working until then, with the time left in a bar.
 *
 * Call it once a page, in a browser. It neither starts nor stops the session.
 *
 * @returns its own undo, which takes everything out of the page again
 * @throws RangeError if the locale is not well formed, once there is something to warn of
 * @example
 * const session = createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });
 * session.start();
 * mountWarning(session, { locale: 'en-GB' });
 */
export function mountWarning(
  session: Session,
  { locale = 'en', messages, title = true }: WarningOptions = {},
): () => void {
  const texts = { ...english, ...messages?.warning };
  // In the page before it has anything to say: a region that comes with its text may go unheard.
  // Named so, it is spared by libraries that make everything outside their own modal inert.
  const heard = element('div', {
    class: 'curfew-hidden',
    'aria-live': 'polite',
    'data-react-aria-top-layer': 'true',
  });
  document.body.append(heard);
  let warning: OpenWarning | null = null;
  let before: string = session.getSnapshot().status;

  function update(): void {
    const { status, limit, endsAt } = session.getSnapshot();
    if (limit && endsAt !== null) {
      warning ??= openWarning(session, { texts, locale, title }, { limit, endsAt });
      warning.follow({ limit, endsAt });
    } else {
      warning?.close();
      warning = null;
    }
    if (status !== before) write(heard, before === 'warning' && status === 'active' ? texts.stillSignedIn : '');
    before = status;
  }

  const unsubscribe = session.subscribe(update);
  update();
  return () => {
    unsubscribe();
    warning?.close();
    heard.remove();
  };
}
