import { createSession } from '@curfew/core';
import { mountExpired, mountWarning } from '@curfew/dom';
import { de } from '@curfew/dom/messages/de';

import '@curfew/dom/styles.css';

const session = createSession({ policy: { idle: '20s', max: '12h', warn: '10s' } });
session.start();
mountWarning(session, { locale: 'de', messages: de });
mountExpired(session, { onSignIn: () => location.reload() });
