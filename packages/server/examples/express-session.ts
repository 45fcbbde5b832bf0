import { createSessionHandler, type SessionEngine, type SessionRequest } from '@curfew/server';
import { nodeCheck, nodeHandler, nodeRequest } from '@curfew/server/node';
import express, { type Express } from 'express';
import session from 'express-session';

/**
 * A host that keeps sessions with express-session: Curfew binds to their ids, and sets no cookie of its own. From then on
 * a request needs both.
 */
export function expressSessionHost(engine: SessionEngine, secret: string): Express {
  const curfew = createSessionHandler(engine, { identify: (request) => sessionIdOf(request) });
  const app = express();
  app.use('/curfew/v1', nodeHandler(curfew));
  app.use(session({ name: 'sid', secret, resave: false, saveUninitialized: false }));

  app.post('/sign-in', (req, res, next) => {
    // A new id at each sign-in, as against fixation anyway: Curfew takes none that has had a session.
    req.session.regenerate((error) => {
      if (error) return next(error);
      Object.assign(req.session, { user: 'ann' });
      curfew.adopt(nodeRequest(req), req.sessionID, { subject: 'ann' }).then(() => res.end(), next);
    });
  });
  app.post('/sign-out', async (req, res, next) => {
    await curfew.end(nodeRequest(req));
    req.session.destroy((error) => (error ? next(error) : res.end()));
  });
  app.get('/own', async (req, res) => {
    const own = await nodeCheck(curfew, req, res);
    if (own) res.send(Reflect.get(req.session, 'user'));
  });
  return app;
}

/** The id in `s:<id>.<signature>`. It has 192 random bits, so whoever knows it needs no signature to be believed. */
function sessionIdOf(request: SessionRequest): string | null {
  return /(?:^|; )sid=s%3A([\w-]+)\./.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;
}
