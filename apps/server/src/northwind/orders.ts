import { CUSTOMERS, PRODUCTS } from './catalogue.ts';

export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly product: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly status: 'new' | 'packing' | 'shipped' | 'delivered';
  /** RFC 3339. */
  readonly placedAt: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A slot of this many ms has at most one order. */
const SLOT = 7 * MINUTE;

/** The percentage of slots with an order, by weekday from Sunday. At night it is halved. */
const DEMAND = [38, 71, 82, 90, 86, 77, 52];
const NIGHT_ENDS = 6;

/** For realistic order numbers. */
const FIRST_SLOT_AT = Date.UTC(2026, 0, 1);

/** The same instant gives the same orders. */
export function ordersBetween(from: number, now: number): Order[] {
  const orders: Order[] = [];
  for (let slot = Math.floor((now - FIRST_SLOT_AT) / SLOT); slot >= (from - FIRST_SLOT_AT) / SLOT - 1; slot--) {
    const placedAt = FIRST_SLOT_AT + slot * SLOT + pick(slot, 1, SLOT);
    if (placedAt <= now && placedAt >= from && pick(slot, 6, 100) < demandAt(placedAt))
      orders.push(order(slot, placedAt, now));
  }
  return orders;
}

function demandAt(instant: number): number {
  const date = new Date(instant);
  const ofDay = DEMAND[date.getUTCDay()] ?? 0;
  return date.getUTCHours() < NIGHT_ENDS ? ofDay / 2 : ofDay;
}

function order(slot: number, placedAt: number, now: number): Order {
  const product = PRODUCTS[pick(slot, 2, PRODUCTS.length)];
  const quantity = 1 + pick(slot, 3, 12);
  return {
    id: `NW-${20_000 + slot}`,
    customer: CUSTOMERS[pick(slot, 4, CUSTOMERS.length)]?.name ?? '',
    product: product?.name ?? '',
    quantity,
    totalCents: quantity * (product?.cents ?? 0),
    status: statusAfter(now - placedAt - pick(slot, 5, 20 * MINUTE)),
    placedAt: new Date(placedAt).toISOString(),
  };
}

function statusAfter(age: number): Order['status'] {
  if (age < 15 * MINUTE) return 'new';
  if (age < HOUR) return 'packing';
  return age < 6 * HOUR ? 'shipped' : 'delivered';
}

function pick(slot: number, use: number, below: number): number {
  let hash = Math.imul(slot ^ (use * 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}
