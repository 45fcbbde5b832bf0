import { createSession } from '@curfew/core';
import { mountExpired, mountWarning } from '@curfew/dom';
import '@curfew/dom/styles.css';

const session = createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });
session.start();
mountWarning(session, { locale: 'en-GB' });
mountExpired(session, {
  locale: 'en-GB',
  hide: document.querySelector<HTMLElement>('#app'),
  onSignIn: () => session.signedIn(),
});
