import { createSession } from '/vendor/curfew/curfew.module.js';

// The tabs of the same person go on as soon as this page knows the session.
const session = createSession({ server: '/curfew/v1' });
session.subscribe(() => {
  if (session.getSnapshot().status === 'active') close();
});
session.start();
