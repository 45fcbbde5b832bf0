import type { Session } from '@curfew/core';
import { element, write } from '../elements/element.ts';
import { warning as english } from '../messages/en/warning.ts';
import type { DialogOptions } from '../options.ts';
import { type OpenWarning, openWarning } from './openWarning.ts';

/** Options of {@link mountWarning}. */
export interface WarningOptions extends DialogOptions {
  /**
   * Whether the time left is shown before the page's title.
   *
   * @default true
   */
  readonly title?: boolean | undefined;
}

/**
 * Warns before a session ends, in a modal dialog. The idle warning offers to stay signed in. The absolute timeout
 * cannot be extended: its warning offers to keep working, and then shows the time left in a bar.
 *
 * Call it once per page, in a browser. It neither starts nor stops the session.
 *
 * @returns a function that removes everything from the page
 * @throws RangeError when the warning opens, if the locale is not well formed
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
  // In the page before it has a text: a region that is inserted with its text may not be announced. The attribute of
  // React Aria exempts it from libraries that make everything outside their own modal inert.
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
