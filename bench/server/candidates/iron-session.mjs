// iron-session stores nothing on the server: the cookie is the encrypted session, and a touch encrypts it again.
import { createServer } from 'node:http';
import { getIronSession, sealData } from 'iron-session';
import { IDLE_MS, inTurn, ROUTE, refuse, sendOrders, TOUCH } from '../lib/host.mjs';

const options = {
  password: 'a password of the benchmark, long enough',
  cookieName: 'iron',
  ttl: IDLE_MS / 1_000,
  cookieOptions: { secure: false },
};

export async function open({ sessions }) {
  const server = createServer(async (request, response) => {
    const session = await getIronSession(request, response, options);
    if (!session.subject) return refuse(response);
    if (request.url === TOUCH) await session.save();
    sendOrders(response);
  });
  // Encrypting is slow by design. A few cookies are enough, because the server cannot distinguish them.
  const few = await inTurn(Math.min(sessions, 1_000), 8, async (n) => {
    return `iron=${await sealData({ subject: `person-${n}` }, options)}`;
  });
  const cookies = Array.from({ length: sessions }, (_, n) => few[n % few.length]);
  return {
    server,
    cookies,
    read: { method: 'GET', path: ROUTE },
    touch: { method: 'POST', path: TOUCH },
    close: async () => {},
  };
}
