import { type CurfewOptions, createCurfew, type SessionRequest } from '@curfew/server';
import { authenticateNode, nodeRequest, toNodeHandler } from '@curfew/server/node';
import express, { type Express } from 'express';
import session from 'express-session';

/**
 * An app that keeps sessions with express-session. Curfew binds to their ids and sets no cookie of its own. A request
 * then needs both sessions.
 */
export function expressSessionHost(options: CurfewOptions, secret: string): Express {
  const curfew = createCurfew({ ...options, getSessionId: (request) => sessionIdOf(request) });
  const app = express();
  app.use('/curfew/v1', toNodeHandler(curfew));
  app.use(session({ name: 'sid', secret, resave: false, saveUninitialized: false }));

  app.post('/sign-in', (req, res, next) => {
    // Curfew accepts each id once. A new id at sign-in also prevents session fixation.
    req.session.regenerate((error) => {
      if (error) return next(error);
      Object.assign(req.session, { user: 'ann' });
      curfew.bindSession(nodeRequest(req), req.sessionID, { subject: 'ann' }).then(() => res.end(), next);
    });
  });
  app.post('/sign-out', async (req, res, next) => {
    await curfew.signOut(nodeRequest(req));
    req.session.destroy((error) => (error ? next(error) : res.end()));
  });
  app.get('/own', async (req, res) => {
    const own = await authenticateNode(curfew, req, res);
    if (own) res.send(Reflect.get(req.session, 'user'));
  });
  return app;
}

/**
 * Returns the id in `s:<id>.<signature>`. Its 192 random bits cannot be guessed, so the signature is not verified. Two such
 * cookies count as none: express-session might read the one of an ended session, and Curfew the other.
 */
function sessionIdOf(request: SessionRequest): string | null {
  const cookie = request.headers.get('cookie') ?? '';
  const values = [...cookie.matchAll(/(?:^|;)\s*sid\s*=([^;]*)/g)].map(([, value]) => value);
  return values.length === 1 ? (/^s%3A([\w-]+)\./.exec(values[0] ?? '')?.[1] ?? null) : null;
}
