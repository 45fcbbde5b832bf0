import { createHmac } from 'node:crypto';

// What every candidate answers once it knows the session: the same route of the same host.
const ORDERS = JSON.stringify({
  orders: [
    { id: 'A-1041', customer: 'Harbour Books', total: 184.2 },
    { id: 'A-1042', customer: 'Lakeside Clinic', total: 96.75 },
    { id: 'A-1043', customer: 'Foundry Supply', total: 1_240 },
  ],
});

/** Minutes without activity, in every candidate. */
export const IDLE_MS = 900_000;

/** Where the host's route is. */
export const ROUTE = '/orders';

/** The same, where the request extends the session. */
export const TOUCH = '/touch';

/** Sends what the host's route answers. */
export function sendOrders(response) {
  response.setHeader('content-type', 'application/json');
  response.end(ORDERS);
}

/** Refuses who has no session. */
export function refuse(response) {
  response.statusCode = 401;
  response.end();
}

/** The value of one cookie. */
export function cookieOf(request, name) {
  const pair = request.headers.cookie?.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/** A cookie's value with its signature, as Express and Better Auth write it. */
export function signed(value, secret) {
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
}

/** Makes `count` of something, `width` at a time. */
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
