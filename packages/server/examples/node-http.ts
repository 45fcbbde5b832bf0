import { createServer, type Server } from 'node:http';
import type { SessionHandler } from '@curfew/server';
import { authenticateNode, nodeRequest, toNodeHandler } from '@curfew/server/node';

/** An app on plain `node:http`: a sign-in, a sign-out and a route of its own, beside the endpoints. */
export function nodeHttpHost(curfew: SessionHandler): Server {
  const endpoints = toNodeHandler(curfew);
  return createServer(async (req, res) => {
    if (req.url?.startsWith('/curfew/v1/')) return endpoints(req, res);
    const isPost = req.method === 'POST';
    if (req.url === '/sign-in' && isPost) {
      const { setCookie } = await curfew.createSession(nodeRequest(req), { subject: 'ann' });
      return res.setHeader('Set-Cookie', setCookie).end();
    }
    if (req.url === '/sign-out' && isPost) {
      const { setCookie } = await curfew.signOut(nodeRequest(req));
      return res.setHeader('Set-Cookie', setCookie ?? []).end();
    }
    const session = await authenticateNode(curfew, req, res);
    if (session) res.end(session.subject);
  });
}
