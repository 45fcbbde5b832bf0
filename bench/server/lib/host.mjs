import { createHmac } from 'node:crypto';

// What every candidate responds with once it knows the session: the same route of the same app.
const ORDERS = JSON.stringify({
  orders: [
    { id: 'A-1041', customer: 'Harbour Books', total: 184.2 },
    { id: 'A-1042', customer: 'Lakeside Clinic', total: 96.75 },
    { id: 'A-1043', customer: 'Foundry Supply', total: 1_240 },
  ],
});

/** Minutes without activity, in every candidate. */
export const IDLE_MS = 900_000;

/** The path of the app's route. */
export const ROUTE = '/orders';

/** The same route, with a request that extends the session. */
export const TOUCH = '/touch';

export const BASE = '/curfew/v1';

/** Reads the state of the session. */
export const SESSION = { method: 'GET', path: `${BASE}/session` };

/** Reports input, as the browser does. */
export const HEARTBEAT = {
  method: 'POST',
  path: `${BASE}/heartbeat`,
  headers: { 'sec-fetch-site': 'same-origin', 'x-curfew': '1', 'content-type': 'application/json' },
  body: '{"v":1,"ageMs":0}',
};

/** Sends the response of the app's route. */
export function sendOrders(response) {
  response.setHeader('content-type', 'application/json');
  response.end(ORDERS);
}

/** Rejects a request without a session. */
export function refuse(response) {
  response.statusCode = 401;
  response.end();
}

/** Returns the value of one cookie. */
export function cookieOf(request, name) {
  const pair = request.headers.cookie?.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/** Returns a cookie's value with its signature, as Express and Better Auth write it. */
export function signed(value, secret) {
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
}

/** Creates `count` results, `width` at a time. */
export async function inTurn(count, width, make) {
  const made = new Array(count);
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next++;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return made;
}
