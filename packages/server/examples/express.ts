import type { SessionHandler } from '@curfew/server';
import { authenticateNode, nodeRequest, toNodeHandler } from '@curfew/server/node';
import express, { type Express } from 'express';

/** An app on Express 5. The endpoints are before the body parser, because they limit the time of a body too. */
export function expressHost(curfew: SessionHandler): Express {
  const app = express();
  app.use('/curfew/v1', toNodeHandler(curfew));
  app.use(express.json());

  app.post('/sign-in', async (req, res) => {
    const { setCookie } = await curfew.createSession(nodeRequest(req), { subject: 'ann' });
    res.set('Set-Cookie', setCookie).end();
  });
  app.post('/sign-out', async (req, res) => {
    const { setCookie } = await curfew.signOut(nodeRequest(req));
    res.set('Set-Cookie', setCookie ?? []).end();
  });

  // All routes below require a session.
  app.use(async (req, res, next) => {
    res.locals.session = await authenticateNode(curfew, req, res);
    if (res.locals.session) next();
  });
  app.get('/own', (_req, res) => {
    res.send(res.locals.session.subject);
  });
  return app;
}
