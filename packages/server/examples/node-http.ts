import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type SessionHandler, StoreUnavailableError } from '@curfew/server';
import { problemResponse } from '@curfew/server/http';
import { authenticateNode, nodeRequest, sendResponse, toNodeHandler } from '@curfew/server/node';

/** An app on plain `node:http`: a sign-in, a sign-out and a route of its own, beside the endpoints. */
export function nodeHttpHost(curfew: SessionHandler): Server {
  const endpoints = toNodeHandler(curfew);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
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
    return session && res.end(session.subject);
  }

  return createServer((req, res) => {
    // Unlike Express, `node:http` handles no rejection: one would end the process.
    answer(req, res).catch((error: unknown) => {
      const code = error instanceof StoreUnavailableError ? 'store_unavailable' : 'internal_error';
      return sendResponse(problemResponse(code), res);
    });
  });
}
